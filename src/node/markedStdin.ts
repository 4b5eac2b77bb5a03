import type { FileText } from '../ports.ts';
import { readAll } from './files.ts';

/** All of standard input as text, with its byte order mark: for what is written again as it was read. */
export async function readMarkedStdin(): Promise<FileText> {
  let isMarked: boolean | null = null;
  async function* watched(): AsyncGenerator<Buffer> {
    for await (const part of process.stdin as AsyncIterable<Buffer>) {
      isMarked ??= part[0] === 0xef && part[1] === 0xbb && part[2] === 0xbf;
      yield part;
    }
  }
  const read = await readAll(watched());
  return 'text' in read && isMarked === true ? { text: `\ufeff${read.text}` } : read;
}
