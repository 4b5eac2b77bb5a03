import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';

/** Writes files (path to text) into a folder that is not there yet, and commits them on the branch `main`. */
export async function writeRepository(
  folder: string,
  files: Readonly<Record<string, string>>,
  message: string,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const git = (...args: string[]) => execa('git', args, { cwd: folder });
  await git('init', '--quiet', '--initial-branch=main');
  await git('config', 'user.name', 'Somebody');
  await git('config', 'user.email', 'somebody@localhost');
  await git('config', 'commit.gpgSign', 'false');
  await git('add', '--all');
  await git('commit', '--quiet', '--no-verify', `--message=${message}`);
}
