import type { GitWrites, Programs } from '../writes.ts';
import { Unfit } from './git/belongings.ts';
import { commitIn } from './git/commit.ts';
import { factsOf } from './git/facts.ts';
import { pushFrom, remoteHeadOf } from './git/push.ts';
import { openRepository } from './git/repository.ts';
import type { Repository } from './git/repository.ts';
import { codeOf, reasonOf } from './reason.ts';

/** Works in repositories with the git on the PATH, as their user does: with their identity, hooks and signing. */
export function gitWrites(programs: Programs): GitWrites {
  /** Work in the repository around a folder; null where git says that there is none, or work does not fit. */
  const inRepository = async <Done>(
    folder: string,
    signal: AbortSignal,
    work: (git: Repository) => Promise<Done>,
  ): Promise<Done | Trouble> => {
    try {
      const git = await openRepository(programs, folder, signal);
      return 'failure' in git ? { trouble: git.failure, isDisk: false } : await work(git);
    } catch (error) {
      // A signal that aborts after the branch was moved takes nothing back.
      signal.throwIfAborted();
      if (error instanceof Unfit) return { trouble: error.message, isDisk: false };
      return { trouble: reasonOf(error), isDisk: ['ENOSPC', 'EDQUOT'].includes(codeOf(error)) };
    }
  };
  return {
    facts: async (folder, signal) => {
      const facts = await inRepository(folder, signal, (git) => factsOf(git, signal));
      return 'trouble' in facts ? { failure: facts.trouble } : facts;
    },
    textAt: async (folder, commit, path, signal) => {
      const text = await inRepository(folder, signal, async (git) => {
        const read = await git.look(['cat-file', 'blob', `${commit}:${git.prefix}${path}`], signal);
        return { text: read.status === 0 ? read.stdout : null };
      });
      return 'trouble' in text ? null : text.text;
    },
    commit: async (wanted, signal) => {
      const made = await inRepository(wanted.folder, signal, (git) => commitIn(git, wanted, signal));
      return 'trouble' in made ? { failure: { code: made.isDisk ? 'disk' : 'other', message: made.trouble } } : made;
    },
    push: async ({ folder, ...push }, signal) => {
      const pushed = await inRepository(folder, signal, async (git) => ({ end: await pushFrom(git, push, signal) }));
      return 'trouble' in pushed ? { failure: { code: 'other', message: pushed.trouble } } : pushed.end;
    },
    remoteHead: async (folder, remote, branch, signal) => {
      const head = await inRepository(folder, signal, (git) => remoteHeadOf(git, remote, branch, signal));
      return 'trouble' in head ? { failure: head.trouble } : head;
    },
  };
}

/** Why nothing was done, in one sentence. */
interface Trouble {
  readonly trouble: string;
  /** The disk took nothing more. */
  readonly isDisk: boolean;
}
