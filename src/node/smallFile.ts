import { lstatSync, readFileSync } from 'node:fs';

/** More than anybody writes into a file that says how others are to be read. */
const most = 1024 * 1024;

/** The text of a small file; null for what is not there, a link, a device, or too large. */
export function readSmallFile(path: string): string | null {
  try {
    const found = lstatSync(path);
    return found.isFile() && found.size <= most ? readFileSync(path, 'utf8') : null;
  } catch {
    return null;
  }
}
