import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { execa } from 'execa';
import { descendantsOf } from '../../../scripts/environment/processes.ts';
import { nap } from './platform.ts';

/** What may have become another thing in a repository. */
export interface Meant {
  /** Files, from its root. */
  readonly files: readonly string[];
  /** Whether they are committed: branches and index are others then, but for what the index says of all other files. */
  readonly isCommitted: boolean;
}

const nothing: Meant = { files: [], isCommitted: false };

/**
 * A repository byte for byte, without what was meant: files, index and branches, and the trees that commits are made in.
 * Without what Git only adds to: objects, logs, and the message of a commit that was not made.
 */
export async function photographed(folder: string, meant = nothing): Promise<Readonly<Record<string, string>>> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = all.filter((one) => one.isFile()).map((one) => relative(folder, join(one.parentPath, one.name)));
  const sums = await Promise.all(
    paths
      .filter((path) => !isBesides(path, meant))
      .toSorted()
      .map(async (path) => {
        const bytes = await readFile(join(folder, path));
        return [path, createHash('sha256').update(bytes).digest('hex')] as const;
      }),
  );
  const git = async (...args: string[]) => (await execa('git', args, { cwd: folder })).stdout;
  const staged = (await git('ls-files', '--stage')).split('\n');
  return {
    ...Object.fromEntries(sums),
    'git ls-files': staged.filter((line) => !meant.files.some((file) => line.endsWith(`\t${file}`))).join('\n'),
    'git worktree list': (await git('worktree', 'list', '--porcelain')).replaceAll(/^HEAD .*$/gm, 'HEAD'),
  };
}

function isBesides(path: string, { files, isCommitted }: Meant): boolean {
  return (
    files.includes(path) ||
    /^\.git\/(objects|logs|COMMIT_EDITMSG|FETCH_HEAD|ORIG_HEAD)/.test(path) ||
    (isCommitted && /^\.git\/(index$|refs\/)/.test(path))
  );
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
