import { existsSync, lstatSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { lockOf } from './indexLock.ts';
import { isLeft, isOurs, nameFor } from './leftover.ts';
import type { Repository } from './repository.ts';
import { codeOf } from '../reason.ts';
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
  const text = textOf(lock);
  const [, name, commit] = /^slipway (slipway-index-[\w-]+) ([0-9a-f]{40,64})\n$/.exec(text) ?? [];
  if (name === undefined || commit === undefined || !isLeft(name, lstatSync(lock).mtimeMs)) return;
  const moved = await git.look(['merge-base', '--is-ancestor', commit, 'HEAD'], signal);
  // Git was ended, and has not said it.
  if (moved.status === null) return;
  const prepared = join(git.gitDir, name);
  // Others may clear at the same time, and a git of the user may have the lock by now: what is taken away is taken under
  // a name of our own first, which only one of us can do. Nothing is waited for from here on.
  const own = join(git.gitDir, nameFor('index'));
  if (moved.status === 0 && existsSync(prepared)) bringIndex(git.index, { prepared, own, lock, text });
  if (textOf(lock) === text) takeAway(lock, own, text);
}

/** Puts a text of the index in its place, while the lock is still the one that goes with it. */
function bringIndex(
  index: string,
  { prepared, own, lock, text }: Record<'prepared' | 'own' | 'lock' | 'text', string>,
): void {
  if (!isRenamed(prepared, own)) return;
  if (textOf(lock) !== text) return rmSync(own, { force: true });
  try {
    renameSync(own, index);
  } catch (error) {
    renameSync(own, prepared);
    throw error;
  }
}

/** Takes a lock away; one that turns out to be another's is put back. */
function takeAway(lock: string, own: string, text: string): void {
  if (!isRenamed(lock, own)) return;
  if (textOf(own) !== text && !existsSync(lock)) renameSync(own, lock);
  rmSync(own, { force: true });
}

/** False when somebody else has been faster. */
function isRenamed(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
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
