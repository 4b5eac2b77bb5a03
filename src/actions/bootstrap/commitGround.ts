import { byAuthor } from '../../domain/bootstrap/pushGround.ts';
import { visible } from '../../domain/visible.ts';
import type { CommitOf } from '../../domain/bootstrap/repository.ts';
import type { GitWrites } from '../../writes.ts';

/** What a commit of ours is made on top of. */
export interface CommitGround {
  readonly branch: string;
  readonly head: string;
  /** Why nobody can be named as the author, in a sentence with what to do: it keeps who commits, and nobody else. */
  readonly noAuthor: string | null;
}

/** Where files of the platform can be committed, or in a sentence why they can't: `paths` are those that would change. */
export async function commitGround(
  git: GitWrites,
  folder: string,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<CommitGround | { readonly problem: string }> {
  const facts = await git.facts(folder, signal);
  if ('failure' in facts)
    return {
      problem: `Git can't tell where ${folder} stands: ${withoutStop(facts.failure)}. A commit is needed here.`,
    };
  const { branch, head, unfinished, changed } = facts;
  if (branch === null) return { problem: 'HEAD is detached; check out the branch that the commit is for.' };
  if (head === '') return { problem: `The branch "${branch}" has no commit yet; commit the repository first.` };
  if (unfinished !== null) return { problem: `A ${unfinished} has begun and has not ended; ${wayOut(unfinished)}.` };
  const own = paths.filter((path) => changed.includes(path));
  if (own.length === 0) return { branch, head, noAuthor: byAuthor(facts) };
  const [are, them] = own.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return { problem: `${own.join(', ')} ${are} changed and not committed; commit ${them} or take ${them} back first.` };
}

function wayOut(unfinished: string): string {
  if (unfinished === 'bisect') return 'end it with git bisect reset';
  return `end it, or abort it with git ${unfinished} --abort`;
}

/** Commits, and says so; or why there is no commit, in which case nothing has changed. */
export async function commitFiles(
  git: GitWrites,
  commit: CommitOf,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<{ readonly commit: string } | { readonly problem: string }> {
  const made = await git.commit(commit, signal);
  if ('failure' in made) return { problem: `Nothing is committed: ${withoutStop(made.failure.message)}.` };
  const [subject = ''] = commit.message.split('\n', 1);
  say(visible(`Committed ${made.commit.slice(0, 10)} on ${commit.branch}: ${subject}`));
  return made;
}

/** That Git has not said what stands in a file. */
export function unread(path: string, failure: string): string {
  return `Git can't read ${path} of the commit: ${withoutStop(failure)}. See what git says in the folder, and try again.`;
}

export function withoutStop(sentence: string): string {
  return sentence.trim().replace(/\.$/, '');
}
