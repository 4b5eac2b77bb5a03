import { fromFolder } from './facts.ts';
import { remoteHeadOf } from './push.ts';
import type { Repository } from './repository.ts';
import { saidBy } from './said.ts';

/** Milliseconds for what a branch of a remote has and this repository has not. */
const limit = 5 * 60_000;

/** Objects and nothing else, and all of them also where a clone leaves texts out: no name here moves, no hook runs. */
const quietly = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'protocol.ext.allow=never',
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-prune',
  '--no-recurse-submodules',
  '--no-filter',
  '--no-write-fetch-head',
  '--refmap=',
];

/**
 * The commit that a branch of a remote stands on, asked now, which can be looked at here afterwards; null when it has no
 * such branch. What the user's names of remote branches say stays as it is. Rejects only when the signal aborts.
 */
export async function fetchFrom(
  git: Repository,
  remote: string,
  branch: string,
  signal: AbortSignal,
): Promise<{ readonly commit: string | null } | { readonly failure: string }> {
  const head = await remoteHeadOf(git, remote, branch, signal);
  if ('failure' in head || head.commit === null || (await isHere(git, head.commit, signal))) return head;
  const ended = await git.act([...quietly, '--', remote, `refs/heads/${branch}`], signal, { limit });
  if (ended.status !== 0) return { failure: saidBy(ended) };
  return (await isHere(git, head.commit, signal)) ? head : { failure: `"${branch}" has moved meanwhile` };
}

/**
 * What a commit changes on top of the one at which it leaves the history of another: that one (null when they have none in
 * common), and the paths, from the folder of the platform. Both have to be here. Rejects only when the signal aborts.
 */
export async function branchedOff(
  git: Repository,
  commit: string,
  from: string,
  signal: AbortSignal,
): Promise<{ readonly base: string | null; readonly paths: readonly string[] } | { readonly failure: string }> {
  const asked = await git.look(['merge-base', from, commit], signal);
  if (asked.status === 1) return { base: null, paths: [] };
  const base = asked.stdout.trim();
  if (asked.status !== 0) return { failure: saidBy(asked) };
  const compared = await git.look(['diff-tree', '-r', '-z', '--no-renames', '--name-only', base, commit], signal);
  if (compared.status !== 0) return { failure: saidBy(compared) };
  const paths = compared.stdout.split('\0').flatMap((path) => (path === '' ? [] : [fromFolder(git.prefix, path)]));
  return { base, paths };
}

async function isHere(git: Repository, commit: string, signal: AbortSignal): Promise<boolean> {
  return (await git.look(['cat-file', '-e', `${commit}^{tree}`], signal)).status === 0;
}
