import type { FileText } from '../ports.ts';
import { limits } from '../domain/yaml/problem.ts';
import { decode } from './files.ts';

/** All of standard input as text; reading stops where it is too large to be judged. */
export async function readStdin(): Promise<FileText> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of process.stdin) {
    parts.push(part as Buffer);
    bytes += (part as Buffer).length;
    if (bytes > limits.fileBytes) return { failure: 'too-large', bytes };
  }
  return decode(Buffer.concat(parts));
}
