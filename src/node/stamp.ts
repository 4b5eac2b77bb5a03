import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** More than a repository of this kind has: what comes after is not looked at. */
const most = 20_000;

/**
 * A text that is another one when a file below a folder has been written, has come or gone. Only names and times are
 * looked at; links are not followed, `.git` and `node_modules` are left out.
 */
export async function stampOf(folder: string): Promise<string> {
  const stamps: string[] = [];
  const folders = [folder];
  for (let here = folders.pop(); here !== undefined && stamps.length < most; here = folders.pop()) {
    for (const entry of await entriesOf(here)) {
      const path = join(here, entry.name);
      if (!entry.isDirectory()) stamps.push(await timeOf(path));
      else if (entry.name !== '.git' && entry.name !== 'node_modules') folders.push(path);
    }
  }
  return stamps.toSorted().join('\n');
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

async function timeOf(path: string): Promise<string> {
  try {
    const { mtimeNs, size, ino } = await lstat(path, { bigint: true });
    return `${path} ${mtimeNs} ${size} ${ino}`;
  } catch {
    return `${path} missing`;
  }
}
