import type { FileText } from '../ports.ts';
import { readAll } from './files.ts';

/** All of standard input as text. */
export function readStdin(): Promise<FileText> {
  return readAll(process.stdin);
}
