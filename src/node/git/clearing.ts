import { existsSync, lstatSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { lockOf } from './indexLock.ts';
import { isLeft, isOurs } from './leftover.ts';
import type { Repository } from './repository.ts';
import { clearWorktree } from './worktree.ts';

/**
 * Takes away what is left of who was killed while committing: trees, new texts of the index, and the lock on it. When
 * the branch had been moved already, the index follows, as it would have.
 */
export async function clearLeftovers(git: Repository, signal: AbortSignal): Promise<void> {
  for (const tree of treesOf(git)) clearWorktree(git, tree);
  await clearLock(git, signal);
  for (const path of leftIn(git.gitDir, 'index')) rmSync(path, { force: true });
}

/** The lock on the index says which text of the index it is for, and which commit that goes with. */
export function lockText(prepared: string, commit: string): string {
  return `slipway ${basename(prepared)} ${commit}\n`;
}

async function clearLock(git: Repository, signal: AbortSignal): Promise<void> {
  const lock = lockOf(git.index);
  const [, name, commit] = /^slipway (slipway-index-[\w-]+) ([0-9a-f]{40,64})\n$/.exec(textOf(lock)) ?? [];
  if (name === undefined || commit === undefined || !isLeft(name, lstatSync(lock).mtimeMs)) return;
  const prepared = join(git.gitDir, name);
  const moved = await git.look(['merge-base', '--is-ancestor', commit, 'HEAD'], signal);
  if (moved.status === 0 && existsSync(prepared)) renameSync(prepared, git.index);
  rmSync(lock, { force: true });
}

function textOf(path: string): string {
  try {
    return lstatSync(path).size > 1000 ? '' : readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Where they are made, and where git says that one of this repository is. */
function treesOf({ commonDir }: Repository): readonly string[] {
  const known = leftIn(join(commonDir, 'worktrees'), 'commit').map((admin) => {
    const tree = dirname(textOf(join(admin, 'gitdir')).trim());
    return basename(tree) === basename(admin) ? tree : join(tmpdir(), basename(admin));
  });
  return [...new Set([...known, ...leftIn(tmpdir(), 'commit')])];
}

function leftIn(folder: string, what: 'commit' | 'index'): readonly string[] {
  return namesIn(folder).flatMap((name) => {
    if (!isOurs(name, what)) return [];
    const path = join(folder, name);
    const stat = lstatSync(path, { throwIfNoEntry: false });
    const isMine = stat !== undefined && (process.getuid === undefined || stat.uid === process.getuid());
    return isMine && isLeft(name, stat.mtimeMs) ? [path] : [];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
