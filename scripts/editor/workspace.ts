import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** A folder of one's own to edit in. */
export type Workspace = { readonly folder: string; remove(): Promise<void> };

/** A fresh copy of a folder, or a fresh folder with these files (path to text); it lies in `parent`. */
export async function freshWorkspace(
  from: string | Readonly<Record<string, string>>,
  parent: string = tmpdir(),
): Promise<Workspace> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  const place = await mkdtemp(join(parent, 'slipway-workspace-'));
  const folder = join(place, typeof from === 'string' ? basename(from) : 'workspace');
  if (typeof from === 'string') await cp(from, folder, { recursive: true });
  else await write(folder, from);
  return { folder, remove: () => rm(place, { recursive: true, force: true }) };
}

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
