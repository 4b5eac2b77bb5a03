import { isAbsolute, resolve } from 'node:path';
import type { PushFailure } from '../../domain/bootstrap/repository.ts';
import { hasHook } from './commit.ts';
import { clearLeftovers } from './clearing.ts';
import type { Repository } from './repository.ts';
import { pushFailure, saidBy } from './said.ts';
import { inWorktree } from './worktree.ts';

/** Milliseconds for a push, with the hook that judges it. */
const limit = 10 * 60_000;

/** Milliseconds in which a remote says where a branch stands. */
const patience = 30_000;

/** Sends a commit to a branch of a remote, without force. Rejects only when the signal aborts. */
export async function pushFrom(
  git: Repository,
  { remote, commit, branch }: { readonly remote: string; readonly commit: string; readonly branch: string },
  signal: AbortSignal,
): Promise<'pushed' | { readonly failure: PushFailure }> {
  const hooked = hasHook(git, 'pre-push');
  const places = hooked ? await absolutePlaces(git, remote, signal) : [];
  const push = (cwd: string) =>
    git.act([...places, ...pushing(git, remote, `${commit}:refs/heads/${branch}`)], signal, { cwd, limit });
  if (hooked) await clearLeftovers(git, signal);
  // As with a commit: a hook that puts changes aside finds none.
  const made = hooked ? await inWorktree(git, commit, signal, push) : { done: await push(git.top) };
  if ('ended' in made) return { failure: pushFailure(made.ended, false) };
  if (made.done.status === 0) return 'pushed';
  const failure = pushFailure(made.done, hooked);
  // What broke off may have come about all the same.
  if (failure.code === 'rejected' || failure.code === 'hook') return { failure };
  const head = await remoteHeadOf(git, remote, branch, signal);
  return 'commit' in head && head.commit === commit ? 'pushed' : { failure };
}

/** The commit that a branch of a remote stands on, asked now. Rejects only when the signal aborts. */
export async function remoteHeadOf(
  git: Repository,
  remote: string,
  branch: string,
  signal: AbortSignal,
): Promise<{ readonly commit: string | null } | { readonly failure: string }> {
  // Such an address is a command.
  if (remote.includes('::')) return { failure: 'the address names a program' };
  const args = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '-c', 'protocol.ext.allow=never'];
  const ref = `refs/heads/${branch}`;
  const asked = await git.act([...args, 'ls-remote', '--', remote, ref], signal, { limit: patience });
  if (asked.status !== 0) return { failure: saidBy(asked) };
  const line = asked.stdout.split('\n').find((one) => one.endsWith(`\t${ref}`));
  return { commit: line === undefined ? null : (line.split('\t')[0] ?? null) };
}

/** A remote may be a path from the work tree of the user; elsewhere it would be another one. */
async function absolutePlaces(git: Repository, remote: string, signal: AbortSignal): Promise<readonly string[]> {
  const known = await git.look(['remote', 'get-url', '--push', '--all', '--', remote], signal);
  const places = known.status === 0 ? known.stdout.split('\n') : [remote];
  return places.flatMap((place) =>
    place === '' || isAbsolute(place) || /^[^/]*:/.test(place)
      ? []
      : ['-c', `url.${resolve(git.top, place)}.insteadOf=${place}`],
  );
}

/** Exactly this: no tags, and nothing of submodules. */
function pushing({ hooks }: Repository, remote: string, refspec: string): readonly string[] {
  const hook = ['-c', `core.hooksPath=${hooks}`];
  return [...hook, 'push', '--porcelain', '--no-follow-tags', '--recurse-submodules=no', '--', remote, refspec];
}
