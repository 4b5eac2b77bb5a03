import type { ReadStream } from 'node:tty';

/** A terminal to type into; what is typed is not shown. */
export interface Terminal {
  readonly input: Pick<ReadStream, 'setRawMode' | 'on' | 'off' | 'resume' | 'pause'>;
  readonly output: { write(text: string): unknown };
}

/**
 * Asks for a line that is not shown while it is typed. Backspace takes a character back, Ctrl+U all of them. Resolves to
 * null for Ctrl+C and Ctrl+D, by which nothing is meant; rejects when the signal says so.
 */
export async function askHidden(
  question: string,
  { input, output }: Terminal,
  signal: AbortSignal,
): Promise<string | null> {
  signal.throwIfAborted();
  output.write(question);
  input.setRawMode(true);
  try {
    return await typed(input, signal);
  } finally {
    input.setRawMode(false);
    input.pause();
    output.write('\n');
  }
}

function typed(input: Terminal['input'], signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve, reject) => {
    let line: string[] = [];
    const decoder = new TextDecoder();
    const end = (then: () => void): void => {
      input.off('data', take);
      signal.removeEventListener('abort', stop);
      then();
    };
    const stop = (): void => end(() => reject(signal.reason));
    const take = (bytes: Uint8Array): void => {
      for (const character of decoder.decode(bytes, { stream: true })) {
        if (character === '\r' || character === '\n') return end(() => resolve(line.join('')));
        if (character === '\u0003' || character === '\u0004') return end(() => resolve(null));
        if (character === '\u007f' || character === '\b') line = line.slice(0, -1);
        else if (character === '\u0015') line = [];
        else if (character >= ' ') line.push(character);
      }
    };
    signal.addEventListener('abort', stop, { once: true });
    input.on('data', take);
    input.resume();
  });
}
