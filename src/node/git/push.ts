import { isAbsolute, resolve } from 'node:path';
import type { PushFailure } from '../../domain/bootstrap/repository.ts';
import type { ProgramEnded } from '../../writes.ts';
import { clearLeftovers } from './clearing.ts';
import { hasHook } from './hooks.ts';
import type { Repository } from './repository.ts';
import { pushFailure, saidBy, saidByRemote, takesNoOptions } from './said.ts';
import { inWorktree } from './worktree.ts';

/** Milliseconds for a push, with the hook that judges it. */
const limit = 10 * 60_000;

/** Milliseconds in which a remote says where a branch stands. */
const patience = 30_000;

/** What is sent, and where. */
interface Push {
  readonly remote: string;
  readonly commit: string;
  readonly branch: string;
}

/** Sends a commit to a branch of a remote, without force. Rejects only when the signal aborts. */
export async function pushFrom(
  git: Repository,
  push: Push,
  signal: AbortSignal,
): Promise<'pushed' | { readonly failure: PushFailure }> {
  const sent = await send(git, push, [], signal);
  const failure = await failureOf(git, push, sent, signal);
  return failure === null ? 'pushed' : { failure };
}

/**
 * The same, with options that the remote acts on; one that takes none is sent the commit without. Answers what the remote
 * has said, a line each. Options of the user's configuration are not sent. Rejects only when the signal aborts.
 */
export async function proposeFrom(
  git: Repository,
  { options, ...push }: Push & { readonly options: readonly string[] },
  signal: AbortSignal,
): Promise<{ readonly said: readonly string[] } | { readonly failure: PushFailure }> {
  const none = ['-c', 'push.pushOption='];
  const wanted = options.flatMap((option) => ['-c', `push.pushOption=${option}`]);
  let sent = await send(git, push, [...none, ...wanted], signal);
  if (wanted.length > 0 && takesNoOptions(sent.ended)) sent = await send(git, push, none, signal);
  const failure = await failureOf(git, push, sent, signal);
  return failure === null ? { said: saidByRemote(sent.ended) } : { failure };
}

/** A push as it ended; `hooked` when there was a hook of the user that could say no. */
interface Sent {
  readonly ended: ProgramEnded;
  readonly hooked: boolean;
}

async function send(
  git: Repository,
  { remote, commit, branch }: Push,
  settings: readonly string[],
  signal: AbortSignal,
): Promise<Sent> {
  const hooked = hasHook(git, 'pre-push');
  const places = hooked ? await absolutePlaces(git, remote, signal) : [];
  const args = [...places, ...settings, ...pushing(git, remote, `${commit}:refs/heads/${branch}`)];
  const push = (cwd: string): Promise<ProgramEnded> => git.act(args, signal, { cwd, limit });
  if (!hooked) return { ended: await push(git.top), hooked };
  await clearLeftovers(git, signal);
  // As with a commit: a hook that puts changes aside finds none.
  const made = await inWorktree(git, commit, signal, push);
  return 'ended' in made ? { ended: made.ended, hooked: false } : { ended: made.done, hooked };
}

/** Why a push has not come about; null when it has. */
async function failureOf(
  git: Repository,
  { remote, commit, branch }: Push,
  { ended, hooked }: Sent,
  signal: AbortSignal,
): Promise<PushFailure | null> {
  if (ended.status === 0) return null;
  const failure = pushFailure(ended, hooked);
  if (failure.code === 'rejected' || failure.code === 'hook') return failure;
  // What broke off may have come about all the same.
  const head = await remoteHeadOf(git, remote, branch, signal);
  return 'commit' in head && head.commit === commit ? null : failure;
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
