import type { FirstCommit, GitStarted } from '../../src/domain/template/commit.ts';
import type { GitStart } from '../../src/ports.ts';

export interface MemoryGit extends GitStart {
  readonly commits: readonly (FirstCommit & { readonly folder: string })[];
}

/** A git that answers as it is told, and remembers what it was asked to commit; `during` is what happens meanwhile. */
export function memoryGit(answer: GitStarted = { committed: true }, during = () => {}): MemoryGit {
  const commits: (FirstCommit & { readonly folder: string })[] = [];
  return {
    commits,
    isThere: () => Promise.resolve(answer.committed || answer.failure !== 'missing'),
    start: (folder, commit, signal) => {
      commits.push({ folder, ...commit });
      during();
      const cancelled = {
        committed: false,
        failure: 'cancelled',
        initialized: true,
        reason: 'it was cancelled',
      } as const;
      return Promise.resolve(signal.aborted ? cancelled : answer);
    },
  };
}
