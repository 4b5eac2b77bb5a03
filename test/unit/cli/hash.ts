import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** One number for all names, kinds, modes and bytes below a folder. */
export function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const stat = lstatSync(join(folder, path));
    hash.update(`${path} ${stat.mode} ${stat.mtimeMs} `);
    if (stat.isSymbolicLink()) hash.update(readlinkSync(join(folder, path)));
    else if (stat.isFile()) hash.update(readFileSync(join(folder, path)));
  }
  return hash.digest('hex');
}
