import type { CommitFailure, CommitOf } from '../../domain/bootstrap/repository.ts';
import { committed, within } from './belongings.ts';
import { clearLeftovers } from './clearing.ts';
import { noIdentity } from './facts.ts';
import type { Repository } from './repository.ts';
import { commitOnTop } from './treeCommit.ts';
import type { CommittedFile } from './treeCommit.ts';

/**
 * Makes a commit of these files on top of another, and leaves branches, index and files as they are: no name of this
 * repository leads to it. What is not pushed is taken away by git in its time. Rejects when the signal aborts.
 */
export async function commitAsideIn(
  git: Repository,
  wanted: Omit<CommitOf, 'branch' | 'folder'>,
  signal: AbortSignal,
): Promise<{ readonly commit: string } | { readonly failure: CommitFailure }> {
  await clearLeftovers(git, signal);
  const nobody = await noIdentity(git, signal);
  if (nobody !== null) return { failure: { code: 'identity', message: nobody } };
  const files: CommittedFile[] = [];
  for (const { path: from, text } of wanted.files) {
    const path = within(git, from);
    const there = await committed(git, wanted.parent, path, signal);
    files.push({ path, mode: there?.mode ?? '100644', text });
  }
  return commitOnTop(git, wanted, files, signal);
}
