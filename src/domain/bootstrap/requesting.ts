import { fieldOf } from '../plain.ts';
import type { Plain } from '../plain.ts';
import type { PhaseSpec } from '../phases/spec.ts';
import { readFrom } from './address.ts';
import { requestBranch, requestNames, requestOptions, requestPage } from './mergeRequest.ts';
import { platformDiff } from './platformCommit.ts';
import { platformPath } from './platformFile.ts';
import { byPlace, byState, groundOf } from './pushGround.ts';
import type { Stand } from './pushGround.ts';
import { readPlatform, released, releaseMessage } from './release.ts';
import type { ReleaseWorld } from './releasing.ts';
import type { Upstream } from './repository.ts';
import { shortCommit } from './shortCommit.ts';

/** What is known of the repository when a phase is to be released by a request; `pushed` is that of the remote by now. */
export interface RequestWorld extends ReleaseWorld {
  /** What stands on the branch of the request at the remote, asked now; null when it has no such branch. */
  readonly proposed: Proposed | { readonly failure: string } | null;
  /** Whether the commit that Argo CD follows has a file. */
  readonly hasThere: (path: string) => boolean;
  /** Whether the branch here has all that the remote has: hooks run on what the remote has. */
  readonly isPulled: boolean;
}

/** A branch of a remote, as far as it differs from the one that Argo CD follows. */
export interface Proposed {
  readonly commit: string;
  /** The commit at which it leaves that one; itself when all of it is merged, null when they have none in common. */
  readonly base: string | null;
  /** What it changes, from the folder of the platform. */
  readonly paths: readonly string[];
  /** The text of `platform.yaml` there, and in it; null when there is none. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What releasing a phase by a request would do. */
export interface Requesting {
  /** A commit that is pushed to a branch of its own; waiting until somebody merges one that is there; or for Argo CD. */
  readonly does: 'request' | 'follow' | 'wait';
  readonly number: number;
  readonly title: string;
  /** The branch that Argo CD follows, which the request goes into. */
  readonly branch: string;
  readonly head: string;
  readonly upstream: Upstream;
  /** The branch of the request. */
  readonly aside: string;
  /** The commit that the remote is at, on top of which the new one is made. */
  readonly parent: string;
  /** The text of `platform.yaml` in the commit that would be made. */
  readonly text: string;
  readonly message: string;
  /** As `diff -u` has it; empty when no commit is made. */
  readonly diff: string;
  /** The commit that is waited for; null for one that is not made yet. */
  readonly commit: string | null;
  /** The commit on the branch of the request, where all of it is in the one that Argo CD follows; null otherwise. */
  readonly merged: string | null;
  /** `merge request`, as the server calls it. */
  readonly request: string;
  /** What is said along with the push. */
  readonly options: readonly string[];
  /** Where the request is found or opened, as far as the addresses of the repository say it; null where they don't. */
  readonly page: string | null;
}

/** What releasing a phase by a request would do; or in a sentence why that can't be told as things are (PLATFORM 17). */
export function requesting(phase: PhaseSpec, world: RequestWorld): Requesting | { readonly problem: string } {
  const place = placeOf(world);
  if ('problem' in place) return place;
  const { here, there, platform } = place;
  const [own, theirs] = [readPlatform(here.committed), readPlatform(there.text)];
  if ('problem' in own) return own;
  if ('problem' in theirs) return theirs;
  const { proposed } = world;
  const merged = mergedOf(proposed);
  const stand = { ...phaseOf(phase), ...standOf(here, there), ...requestOf(phase, platform, here), merged };
  const isHere = own.released >= phase.number;
  if (theirs.released >= phase.number) {
    const nothing = { text: there.text, message: releaseMessage(phase), diff: '' };
    if (isHere) return { ...stand, ...nothing, does: 'wait', commit: there.commit };
    return { problem: mergedSentence(phase, stand, there.commit) };
  }
  if (isHere) return { problem: onlyHere(phase, world, stand) };
  if (!world.isPulled) return { problem: notPulled(stand, there.commit) };
  const raised = released(there.text, phase.number);
  if ('problem' in raised) return raised;
  const known = standingOf(proposed, phase, stand);
  if ('problem' in known) return known;
  const commit = { text: raised.text, message: releaseMessage(phase) };
  if (known.commit !== null) return { ...stand, ...commit, diff: '', does: 'follow', commit: known.commit };
  return { ...stand, ...commit, diff: platformDiff(there.text, raised.text), does: 'request', commit: null };
}

/** What is to be done here once it is merged: the steps to come look at the files of this machine. */
export function pullRemedy({ upstream, branch }: Pick<Requesting, 'upstream' | 'branch'>): string {
  return `Get it with git pull ${upstream.remote} ${branch}`;
}

interface Here extends Stand {
  readonly committed: string;
  readonly upstream: Upstream;
}

interface There {
  readonly commit: string;
  readonly text: string;
}

/** The branch here and at the remote that Argo CD reads. */
function placeOf(
  world: RequestWorld,
): { readonly here: Here; readonly there: There; readonly platform: Plain } | { readonly problem: string } {
  const { facts, remote, pushed } = world;
  const ground = groundOf(facts, world.committed);
  if ('problem' in ground) return ground;
  const read = readPlatform(ground.committed);
  if ('problem' in read) return read;
  const { platform } = read;
  const from = readFrom(platform);
  if (from === null)
    return { problem: `${platformPath} does not say where Argo CD reads it; fill in platform.repository.` };
  const problem = byState(facts) ?? byPlace(from, platform, ground);
  if (problem !== null) return { problem };
  const { upstream, branch } = ground;
  if (upstream === null || remote === null) return { problem: `The branch "${branch}" is pushed nowhere.` };
  const name = `"${upstream.remote}"`;
  if ('failure' in remote) return { problem: `${name} does not say where "${branch}" stands: ${remote.failure}.` };
  if (remote.commit === null)
    return { problem: `${name} has no branch "${branch}"; push it once, so that there is something to merge into.` };
  if (pushed === null) return { problem: `${platformPath} is not in "${branch}" of ${name}; push the platform first.` };
  return { here: { ...ground, upstream }, there: { commit: remote.commit, text: pushed }, platform };
}

function phaseOf({ number, title }: PhaseSpec): Pick<Requesting, 'number' | 'title'> {
  return { number, title };
}

function standOf({ branch, head, upstream }: Here, { commit: parent }: There) {
  return { branch, head, upstream, parent };
}

function requestOf(phase: PhaseSpec, platform: Plain, { branch: target, upstream }: Here) {
  const source = fieldOf(fieldOf(platform, 'repository'), 'source') === 'gitlab' ? 'gitlab' : 'github';
  const [title = ''] = releaseMessage(phase).split('\n');
  const aside = requestBranch(phase.id);
  // What Argo CD reads is written for everybody; a remote may be known to this machine alone.
  const addresses = [readFrom(platform)?.address ?? '', upstream.url];
  return {
    aside,
    request: requestNames[source],
    options: requestOptions(source, { target, title }),
    page: requestPage(source, { aside, target }, addresses),
  };
}

type Where = Pick<Requesting, 'upstream' | 'branch' | 'aside' | 'request'>;

function mergedSentence({ title }: PhaseSpec, where: Where, commit: string): string {
  return `The release of ${title} is merged into "${where.branch}" of "${where.upstream.remote}" (${shortCommit(commit)}), and not here yet. ${pullRemedy(where)}, and go on then.`;
}

/** A commit on top of it runs the hooks of what stands there, which somebody has to have had in hands. */
function notPulled(where: Where, commit: string): string {
  return `"${where.branch}" of "${where.upstream.remote}" is at ${shortCommit(commit)}, which is not here. ${pullRemedy(where)}, look at what came, and plan again.`;
}

/** Somebody has committed the release by hand, or before the branch was protected. */
function onlyHere({ id, title }: PhaseSpec, { facts }: RequestWorld, { upstream, branch, aside }: Where): string {
  const own = facts.unpushed.find(({ release }) => release === id)?.commit ?? facts.head;
  const { remote } = upstream;
  return `${title} is released by ${shortCommit(own)} here, and not in "${branch}" of "${remote}"; push that with git push ${remote} ${shortCommit(own)}:refs/heads/${aside}, merge it there, and get it with git pull.`;
}

/** What a branch of that name is: this very release, nothing that counts (none, or merged before), or another thing. */
function standingOf(
  proposed: RequestWorld['proposed'],
  { number }: PhaseSpec,
  { upstream: { remote }, aside }: Where,
): { readonly commit: string | null } | { readonly problem: string } {
  if (proposed === null) return { commit: null };
  if ('failure' in proposed) return { problem: `"${remote}" does not say what ${aside} is: ${proposed.failure}.` };
  const { commit, paths, before, after } = proposed;
  if (mergedOf(proposed) !== null) return { commit: null };
  const meant = before === null ? null : released(before, number);
  const isMeant = meant !== null && 'text' in meant && meant.text === after && before !== after;
  if (isMeant && paths.length === 1 && paths[0] === platformPath) return { commit };
  return {
    problem: `"${remote}" has a branch ${aside} that is not this release: ${shortCommit(commit)} ${otherwise(proposed)}. Merge it or remove it there (git push ${remote} --delete ${aside}), and plan again.`,
  };
}

function mergedOf(proposed: RequestWorld['proposed']): string | null {
  return proposed !== null && 'base' in proposed && proposed.base === proposed.commit ? proposed.commit : null;
}

/** What makes a commit another one than the release. */
function otherwise({ base, paths }: Proposed): string {
  if (base === null) return 'has no history in common with what is here';
  const first = paths.find((path) => path !== platformPath);
  if (first === undefined) return paths.length === 0 ? 'changes nothing' : `changes ${platformPath} in another way`;
  return `changes ${first}${paths.length > 1 ? ` and ${paths.length - 1} more` : ''}`;
}
