import type { Plain } from '../plain.ts';
import { isSameRepository, shownAddress } from './address.ts';
import { requestNames } from './mergeRequest.ts';
import { platformDiff } from './platformCommit.ts';
import { platformPath } from './platformFile.ts';
import { byAuthor, byFile, byPlace, byRemote, byState, groundOf, unpushedBy } from './pushGround.ts';
import type { RemoteHead } from './pushGround.ts';
import { releaseTrailer } from './release.ts';
import { releaseByOf } from './releaseBy.ts';
import type { Remote, RepositoryFacts, UnpushedCommit, Upstream } from './repository.ts';
import { shortCommit } from './shortCommit.ts';
import { otherSource, platformIn, sourcesOf, withSource } from './source.ts';
import type { Source } from './source.ts';
import { switchId } from './switchId.ts';

/** What is known of the repository when Argo CD is to read the other source. */
export interface SwitchWorld {
  readonly facts: RepositoryFacts;
  /** The text of `platform.yaml` in the commit of HEAD; null when it has none. */
  readonly committed: string | null;
  /** Its text as it lies there, without a byte order mark; null when it can't be read. */
  readonly written: string | null;
  readonly remotes: readonly Remote[];
  /** Where the branch stands at its upstream, asked now; null when it has none. */
  readonly upstream: RemoteHead | null;
  /** The same of the source that is left; null when no remote leads there. */
  readonly left: RemoteHead | null;
  /** The same of the one that is taken; null where this machine has no way to it, and Argo CD has to say. */
  readonly taken: RemoteHead | null;
}

/** One of the two, as it is read and pushed to. */
export interface Side {
  readonly source: Source;
  /** As Argo CD reads it. */
  readonly address: string;
  /** The remote that leads there; null where this repository has none. */
  readonly remote: Remote | null;
}

/** What switching would do in Git. */
export interface Switching {
  /** A commit and its push, the push of one that is there, or nothing. */
  readonly does: 'commit' | 'push' | 'nothing';
  readonly left: Side;
  readonly taken: Side;
  readonly platform: Plain;
  readonly revision: string;
  readonly branch: string;
  readonly head: string;
  readonly upstream: Upstream | null;
  /** The text of `platform.yaml` in the commit that would be made. */
  readonly text: string;
  readonly message: string;
  /** As `diff -u` has it; empty when no commit is made. */
  readonly diff: string;
  /** Commits of others that no remote has. */
  readonly others: readonly UnpushedCommit[];
}

/** What the commit of a switch says: a subject by Conventional Commits, and whom it comes from. */
export function switchMessage(target: Source): string {
  return `feat: read the platform from ${target}\n\n${releaseTrailer}: ${switchId(target)}\n`;
}

/** What switching to a source would do in Git; or in a sentence why that can't be told. */
export function switching(target: Source, world: SwitchWorld): Switching | { readonly problem: string } {
  const { facts, remotes } = world;
  const ground = groundOf(facts, world.committed);
  if ('problem' in ground) return ground;
  const { branch, head, upstream, committed } = ground;
  const read = platformIn(committed);
  if ('problem' in read) return read;
  const { platform } = read;
  const sources = sourcesOf(platform);
  const changed = withSource(committed, target);
  if ('problem' in sources) return sources;
  if ('problem' in changed) return changed;
  const side = (source: Source): Side => {
    const address = sources.addresses[source];
    return { source, address, remote: remotes.find(({ url }) => isSameRepository(url, address, platform)) ?? null };
  };
  const unpushed = unpushedBy(facts, world.upstream);
  const own = unpushed.filter(({ release }) => release === switchId(target));
  const isMade = sources.source === target;
  return {
    does: isMade ? (own.length > 0 ? 'push' : 'nothing') : 'commit',
    left: side(otherSource[target]),
    taken: side(target),
    platform,
    revision: sources.revision,
    branch,
    head,
    upstream,
    text: changed.text,
    message: switchMessage(target),
    diff: isMade ? '' : platformDiff(committed, changed.text),
    others: unpushed.filter((commit) => !own.includes(commit)),
  };
}

/** Why it can't be done in Git as things are, with what to do: the first reason; null when there is none. */
export function switchObstacle(world: SwitchWorld, would: Switching): string | null {
  return (
    byState(world.facts) ??
    (would.does === 'commit' ? byAuthor(world.facts) : null) ??
    byRelease(would) ??
    byUpstream(would) ??
    byRemote(world.facts, world.upstream, would) ??
    byOthers(would) ??
    byText(world, would) ??
    byCommits(world, would)
  );
}

/** A branch that takes no pushes takes this one neither, at two places at once: what is merged by hand is gone on with. */
function byRelease({ does, platform, left, taken }: Switching): string | null {
  if (does === 'nothing') return null;
  const way = releaseByOf(platform);
  if ('problem' in way) return way.problem;
  if (way.by === 'push') return null;
  return `platform.repository.releaseBy is merge-request, and a switch is pushed to both sources; set source: ${taken.source} in ${platformPath} by a ${requestNames[left.source]} of your own, have it at both, and get it with git pull: the same command goes on from there.`;
}

/** The branch is pushed to one of the two, and a remote leads to the one that is left. */
function byUpstream(would: Switching): string | null {
  const { left, taken, platform, revision, upstream, branch } = would;
  const isTaken = upstream !== null && isSameRepository(upstream.url, taken.address, platform);
  const place = byPlace({ address: isTaken ? taken.address : left.address, revision }, platform, would);
  if (place !== null || left.remote !== null) return place;
  return `No remote of this repository leads to ${shownAddress(left.address)}, where "${branch}" has to be pushed as well; add it with git remote add.`;
}

/** The source that is taken has to have all that the one that is left has, and nothing beyond. */
function byOthers({ others, upstream, branch }: Switching): string | null {
  const [first] = others;
  if (first === undefined) return null;
  const named = `${shortCommit(first.commit)} ${first.subject}`;
  const more = others.length === 1 ? '' : ` and ${others.length - 1} more`;
  return `${named}${more} is not pushed; push it to both sources first (git push ${upstream?.remote ?? ''} ${branch}).`;
}

/** Which source it is has to be the same here and in the commit: steps are done by what the files of this machine say. */
function byText(world: SwitchWorld, { does, text }: Switching): string | null {
  const written = platformIn(world.written ?? '');
  const [said, committed] = [sourceIn(written), sourceIn(platformIn(world.committed ?? ''))];
  if (said === committed) return does === 'commit' ? byFile(world, text, 'switch') : null;
  return `${platformPath} says ${said ?? 'no source'}, and its commit ${committed ?? 'none'}; take that back, or commit it.`;
}

function sourceIn(read: ReturnType<typeof platformIn>): Source | null {
  const sources = 'platform' in read ? sourcesOf(read.platform) : null;
  return sources !== null && 'source' in sources ? sources.source : null;
}

/** Before anything is changed, both are at the same commit. Afterwards one may have to catch up. */
function byCommits(world: SwitchWorld, would: Switching): string | null {
  if (would.does !== 'commit') return null;
  return byCommit(world.left, would.left, would) ?? byCommit(world.taken, would.taken, would);
}

function byCommit(head: RemoteHead | null, side: Side, would: Switching): string | null {
  if (head === null) return null;
  const { branch } = would;
  const name = nameOf(side);
  if ('failure' in head) return `${name} does not say where "${branch}" stands: ${head.failure}.`;
  const push = side.remote === null ? 'push it there' : `git push ${side.remote.name} ${branch}`;
  const wait = `wait until its mirror has caught up, or ${push}`;
  if (head.commit === null) return `${name} has no branch "${branch}"; ${wait}.`;
  if (head.commit === would.head) return null;
  return `${name} has "${branch}" at ${shortCommit(head.commit)}, and here it is at ${shortCommit(would.head)}; ${wait}.`;
}

/** `"origin" (https://…)` */
export function nameOf({ address, remote }: Side): string {
  return remote === null ? shownAddress(address) : `"${remote.name}" (${remote.url})`;
}
