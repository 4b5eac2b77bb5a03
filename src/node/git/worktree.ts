import { mkdtempSync, realpathSync, rmSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ProgramEnded } from '../../writes.ts';
import { nameFor } from './leftover.ts';
import type { Repository } from './repository.ts';

/** Milliseconds for all files of a repository to be written. */
const limit = 5 * 60_000;

/** Nothing of the user's hooks looks at what is only made for a moment. */
const noHooks = ['-c', 'core.hooksPath=/dev/null'];

/** What a filter of large files would fetch is needed by nobody here. */
export const frugal = { GIT_LFS_SKIP_SMUDGE: '1' };

/**
 * Works in a tree of its own with all files of a commit, in a private folder: hooks put the changes of the tree that they
 * run in aside, and the user's has some. It is gone afterwards, whatever comes of it. Answers how git ended when there is
 * no such tree; rejects when the signal aborts, or with what the work throws.
 */
export async function inWorktree<Done>(
  git: Repository,
  commit: string,
  signal: AbortSignal,
  work: (tree: string) => Promise<Done>,
): Promise<{ readonly done: Done } | { readonly ended: ProgramEnded }> {
  signal.throwIfAborted();
  const tree = realpathSync(mkdtempSync(join(tmpdir(), `${nameFor('commit')}-`)));
  try {
    const steps = [
      [git.top, 'worktree', 'add', '--quiet', '--detach', '--no-checkout', '--', tree, commit],
      [tree, '-c', 'submodule.recurse=false', 'read-tree', '-m', '-u', 'HEAD'],
    ] as const;
    for (const [cwd, ...args] of steps) {
      const ended = await git.act([...noHooks, ...args], signal, { cwd, limit, environment: frugal });
      if (ended.status !== 0) return { ended };
    }
    return { done: await work(tree) };
  } finally {
    clearWorktree(git, tree);
  }
}

/** Takes a tree away, with what git knows of it. Not by `git worktree prune`: that would take others' away too. */
export function clearWorktree({ commonDir }: Pick<Repository, 'commonDir'>, tree: string): void {
  const all = join(commonDir, 'worktrees');
  const gone = { recursive: true, force: true, maxRetries: 3 } as const;
  attempt(() => rmSync(tree, gone));
  attempt(() => rmSync(join(all, basename(tree)), gone));
  // As git does with the last of them.
  attempt(() => rmdirSync(all));
}

/** What can't be taken away now is when somebody commits the next time. */
function attempt(act: () => void): void {
  try {
    act();
  } catch {
    // Nobody can do anything about it, and what was worked on is told already.
  }
}
