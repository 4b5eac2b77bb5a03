import type { GitWrites } from '../../writes.ts';

/**
 * Git that changes something only while the Lease is held (SAFETY 12): rejects with `LeaseLost` when it is not. `made` is
 * told of each commit at once, whatever becomes of what comes after it.
 */
export function guardedGit(
  git: GitWrites,
  lease: { sure(signal: AbortSignal): Promise<void> },
  made: (commit: string) => void,
): GitWrites {
  return {
    headOf: (folder, signal) => git.headOf(folder, signal),
    facts: (folder, signal) => git.facts(folder, signal),
    remotes: (folder, signal) => git.remotes(folder, signal),
    textAt: (folder, commit, path, signal) => git.textAt(folder, commit, path, signal),
    isBefore: (folder, commit, later, signal) => git.isBefore(folder, commit, later, signal),
    remoteHead: (folder, remote, branch, signal) => git.remoteHead(folder, remote, branch, signal),
    fetch: (folder, remote, branch, signal) => git.fetch(folder, remote, branch, signal),
    branchedOff: (folder, commit, from, signal) => git.branchedOff(folder, commit, from, signal),
    commit: async (commit, signal) => {
      await lease.sure(signal);
      const ended = await git.commit(commit, signal);
      if ('commit' in ended) made(ended.commit);
      return ended;
    },
    push: async (push, signal) => {
      await lease.sure(signal);
      return git.push(push, signal);
    },
    commitAside: async (commit, signal) => {
      await lease.sure(signal);
      return git.commitAside(commit, signal);
    },
    propose: async (push, signal) => {
      await lease.sure(signal);
      const sent = await git.propose(push, signal);
      // Before it is at the remote no name leads to it, and nobody finds it.
      if ('said' in sent) made(push.commit);
      return sent;
    },
  };
}
