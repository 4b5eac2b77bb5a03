import type { GitWrites, Programs } from '../writes.ts';
import { commitAsideIn } from './git/aside.ts';
import { Unfit } from './git/belongings.ts';
import { commitIn } from './git/commit.ts';
import { factsOf } from './git/facts.ts';
import { branchedOff, fetchFrom } from './git/fetch.ts';
import { proposeFrom, pushFrom, remoteHeadOf } from './git/push.ts';
import { remotesOf } from './git/remotes.ts';
import { openRepository } from './git/repository.ts';
import type { Repository } from './git/repository.ts';
import { saidBy } from './git/said.ts';
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
    headOf: async (folder, signal) => {
      const known = await inRepository(folder, signal, (git) => headIn(git, signal));
      if (!('trouble' in known)) return known;
      return nowhere.test(known.trouble) ? { head: null } : { failure: known.trouble };
    },
    facts: async (folder, signal) => {
      const facts = await inRepository(folder, signal, (git) => factsOf(git, signal));
      return 'trouble' in facts ? { failure: facts.trouble } : facts;
    },
    remotes: async (folder, signal) => {
      const known = await inRepository(folder, signal, async (git) => ({ remotes: await remotesOf(git, signal) }));
      return 'trouble' in known ? { failure: known.trouble } : known.remotes;
    },
    textAt: async (folder, commit, path, signal) => {
      const read = await inRepository(folder, signal, (git) => textIn(git, commit, path, signal));
      return 'trouble' in read ? { failure: read.trouble } : read;
    },
    isBefore: async (folder, commit, later, signal) => {
      const known = await inRepository(folder, signal, async (git) => ({
        ended: await git.look(['merge-base', '--is-ancestor', commit, later], signal),
      }));
      if ('trouble' in known) return { failure: known.trouble };
      const { ended } = known;
      return ended.status === 0 || ended.status === 1
        ? ended.status === 0 && commit !== later
        : { failure: saidBy(ended) };
    },
    commit: async (wanted, signal) => {
      const made = await inRepository(wanted.folder, signal, (git) => commitIn(git, wanted, signal));
      return 'trouble' in made ? { failure: { code: made.isDisk ? 'disk' : 'other', message: made.trouble } } : made;
    },
    push: async ({ folder, ...push }, signal) => {
      const pushed = await inRepository(folder, signal, async (git) => ({ end: await pushFrom(git, push, signal) }));
      return 'trouble' in pushed ? { failure: { code: 'other', message: pushed.trouble } } : pushed.end;
    },
    commitAside: async ({ folder, ...wanted }, signal) => {
      const made = await inRepository(folder, signal, (git) => commitAsideIn(git, wanted, signal));
      return 'trouble' in made ? { failure: { code: made.isDisk ? 'disk' : 'other', message: made.trouble } } : made;
    },
    propose: async ({ folder, ...push }, signal) => {
      const sent = await inRepository(folder, signal, (git) => proposeFrom(git, push, signal));
      return 'trouble' in sent ? { failure: { code: 'other', message: sent.trouble } } : sent;
    },
    fetch: async (folder, remote, branch, signal) => {
      const head = await inRepository(folder, signal, (git) => fetchFrom(git, remote, branch, signal));
      return 'trouble' in head ? { failure: head.trouble } : head;
    },
    branchedOff: async (folder, commit, from, signal) => {
      const known = await inRepository(folder, signal, (git) => branchedOff(git, commit, from, signal));
      return 'trouble' in known ? { failure: known.trouble } : known;
    },
    remoteHead: async (folder, remote, branch, signal) => {
      const head = await inRepository(folder, signal, (git) => remoteHeadOf(git, remote, branch, signal));
      return 'trouble' in head ? { failure: head.trouble } : head;
    },
  };
}

/** What says that there is no repository, or nobody who could look. */
const nowhere = /^(not a git repository|git is not on the PATH$)/;

async function headIn(git: Repository, signal: AbortSignal): Promise<{ readonly head: string | null }> {
  const at = await git.look(['rev-parse', '--verify', '--quiet', 'HEAD'], signal);
  if (at.status === 0) return { head: at.stdout.trim() };
  if (at.status === 1) return { head: null };
  throw new Unfit(saidBy(at));
}

/** That a commit has no such file is an answer; that nobody can tell is none. */
async function textIn(
  git: Repository,
  commit: string,
  path: string,
  signal: AbortSignal,
): Promise<{ readonly text: string | null }> {
  const args = ['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', commit, '--', `${git.prefix}${path}`];
  const listed = await git.look(args, signal);
  if (listed.status !== 0) throw new Unfit(saidBy(listed));
  const [, oid] = /^\d+ blob ([0-9a-f]+)\t/.exec(listed.stdout) ?? [];
  if (oid === undefined) return { text: null };
  const read = await git.look(['cat-file', 'blob', oid], signal);
  if (read.status !== 0) throw new Unfit(saidBy(read));
  return { text: read.stdout };
}

/** Why nothing was done, in one sentence. */
interface Trouble {
  readonly trouble: string;
  /** The disk took nothing more. */
  readonly isDisk: boolean;
}
