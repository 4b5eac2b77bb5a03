import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { execa } from 'execa';
import { descendantsOf } from '../../../scripts/environment/processes.ts';
import { nap } from './platform.ts';

/**
 * A repository byte for byte: files, index and branches, and the trees that commits are made in. Without what Git only
 * adds to: objects, logs, and the message of a commit that was not made.
 */
export async function photographed(folder: string): Promise<Readonly<Record<string, string>>> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = all.filter((one) => one.isFile()).map((one) => relative(folder, join(one.parentPath, one.name)));
  const kept = paths.filter((path) => !/^\.git\/(objects|logs|COMMIT_EDITMSG|FETCH_HEAD|ORIG_HEAD)/.test(path));
  const sums = await Promise.all(
    kept.toSorted().map(async (path) => {
      const bytes = await readFile(join(folder, path));
      return [path, createHash('sha256').update(bytes).digest('hex')] as const;
    }),
  );
  const { stdout } = await execa('git', ['worktree', 'list', '--porcelain'], { cwd: folder });
  return { ...Object.fromEntries(sums), 'git worktree list': stdout };
}

/** The programs that an editor has started, or what it has started: without its own parts, which all run in Node. */
export function programsOf(editor: number): readonly string[] {
  return descendantsOf(editor)
    .map(({ command }) => command)
    .filter((command) => command !== '' && !command.startsWith(process.execPath));
}

/** What stands still because it is held, on this machine or as if on another one: the ids of the processes. */
export async function held(): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    ids.map(async (id) => {
      const line = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
      return line === `sleep\0${nap}\0` || line.endsWith(`/sleep\0${nap}\0`) ? [id] : [];
    }),
  );
  return found.flat();
}
