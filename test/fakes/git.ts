import type { FirstCommit, GitStarted } from '../../src/domain/template/commit.ts';
import type { GitStart } from '../../src/ports.ts';

export interface MemoryGit extends GitStart {
  readonly commits: readonly (FirstCommit & { readonly folder: string })[];
}

/** A git that answers as it is told, and remembers what it was asked to commit. */
export function memoryGit(answer: GitStarted = { committed: true }): MemoryGit {
  const commits: (FirstCommit & { readonly folder: string })[] = [];
  return {
    commits,
    isThere: () => Promise.resolve(answer.committed || answer.failure !== 'missing'),
    start: (folder, commit, signal) => {
      signal.throwIfAborted();
      commits.push({ folder, ...commit });
      return Promise.resolve(answer);
    },
  };
}
