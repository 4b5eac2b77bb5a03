import type { CommitFailure, CommitOf } from '../../domain/bootstrap/repository.ts';
import { belongingsOf } from './belongings.ts';
import { bring } from './bring.ts';
import { clearLeftovers } from './clearing.ts';
import { noIdentity, unfinishedIn } from './facts.ts';
import { isFree, locked } from './indexLock.ts';
import type { Repository } from './repository.ts';
import { moved } from './said.ts';
import { commitOnTop } from './treeCommit.ts';

/**
 * Makes a commit of these files on top of another, moves the branch there, and brings the user's index and files along.
 * Rejects when the signal aborts before the branch has moved.
 */
export async function commitIn(
  git: Repository,
  wanted: CommitOf,
  signal: AbortSignal,
): Promise<{ readonly commit: string } | { readonly failure: CommitFailure }> {
  await clearLeftovers(git, signal);
  const hindered = await hindrance(git, wanted, signal);
  if (hindered !== null) return { failure: hindered };
  const belongings = await belongingsOf(git, wanted, signal);
  const made = await commitOnTop(git, wanted, belongings, signal);
  if ('failure' in made) return made;
  signal.throwIfAborted();
  const failure = await bring(git, wanted, made.commit, belongings);
  return failure === null ? made : { failure };
}

async function hindrance(
  git: Repository,
  { branch, parent }: CommitOf,
  signal: AbortSignal,
): Promise<CommitFailure | null> {
  const on = await git.look(['symbolic-ref', '--quiet', 'HEAD'], signal);
  const at = await git.look(['rev-parse', '--verify', '--quiet', 'HEAD'], signal);
  if (on.stdout.trim() !== `refs/heads/${branch}` || at.stdout.trim() !== parent) return moved(branch);
  const unfinished = unfinishedIn(git);
  if (unfinished !== null) return { code: 'other', message: `a ${unfinished} is not finished` };
  if (!(await isFree(git.index))) return locked;
  const nobody = await noIdentity(git, signal);
  return nobody === null ? null : { code: 'identity', message: nobody };
}
