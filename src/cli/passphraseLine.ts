import { whyNot } from '../actions/whyNot.ts';
import { readStdin } from '../node/stdin.ts';
import type { FileText } from '../ports.ts';
import { Usage } from './usage.ts';

/** The passphrase on standard input, which is one line; throws `Usage` for what is none. */
export async function passphraseLine(read: () => Promise<FileText> = readStdin): Promise<string> {
  const found = await read();
  if (!('text' in found))
    throw new Usage('key/lock', `The passphrase on standard input can't be read: ${whyNot(found)}.`);
  const line = found.text.replace(/\r?\n$/, '');
  if (/[\r\n]/.test(line)) throw new Usage('key/lock', 'The passphrase on standard input is more than one line.');
  return line;
}
