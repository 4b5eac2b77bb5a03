import { StringDecoder } from 'node:string_decoder';
import type { Readable } from 'node:stream';

/** What a stream of a program has said so far. */
export interface Output {
  text(): string;
  /** Tells the rest of a line that has no end. */
  finish(): void;
}

/** Keeps what is written up to so many bytes, tells each line as it comes, and once when there is more. */
export function collect(
  stream: Readable,
  most: number,
  { onLine, onTooMuch }: { readonly onLine: ((line: string) => void) | null; readonly onTooMuch: () => void },
): Output {
  const parts: Buffer[] = [];
  const decoder = new StringDecoder('utf8');
  let bytes = 0;
  let rest: string[] = [];
  const lines = (text: string): void => {
    const [first = '', ...others] = text.split('\n');
    rest.push(first);
    for (const other of others) {
      onLine?.(rest.join('').replace(/\r$/, ''));
      rest = [other];
    }
  };
  stream.on('data', (part: Buffer) => {
    const isOver = bytes > most;
    const kept = part.subarray(0, Math.max(0, most - bytes));
    bytes += part.length;
    if (kept.length > 0) {
      parts.push(kept);
      if (onLine !== null) lines(decoder.write(kept));
    }
    if (bytes > most && !isOver) onTooMuch();
  });
  // It is closed when the program is ended.
  stream.on('error', () => undefined);
  return {
    text: () => Buffer.concat(parts).toString(),
    finish: () => {
      rest.push(decoder.end());
      const last = rest.join('').replace(/\r$/, '');
      rest = [];
      if (last !== '') onLine?.(last);
    },
  };
}
