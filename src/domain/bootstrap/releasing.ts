import type { PhaseSpec, PlatformSpec, StepSpec } from '../phases/spec.ts';
import { readFrom } from './address.ts';
import { neededFor } from './needed.ts';
import { platformDiff } from './platformCommit.ts';
import { platformPath } from './platformFile.ts';
import { byAuthor, byFile, byPlace, byRemote, byState, groundOf, unpushedBy } from './pushGround.ts';
import type { RemoteHead } from './pushGround.ts';
import { readPlatform, released, releaseMessage } from './release.ts';
import { uncommittedWay } from './releaseBy.ts';
import type { RepositoryFacts, UnpushedCommit, Upstream } from './repository.ts';

/** What is known of the repository when a phase is to be released. */
export interface ReleaseWorld {
  readonly facts: RepositoryFacts;
  /** The text of `platform.yaml` in the commit of HEAD; null when it has none. */
  readonly committed: string | null;
  /** Its text as it lies there, without a byte order mark; null when it can't be read. */
  readonly written: string | null;
  /** The commit that the branch stands on at the remote, asked now; null when nobody can be asked, for lack of one. */
  readonly remote: RemoteHead | null;
  /** The text of `platform.yaml` in that commit; null when it has none, or when that commit is not here. */
  readonly pushed: string | null;
  /** Whether the commit of HEAD has a file. */
  readonly has: (path: string) => boolean;
}

/** What releasing a phase would do. */
export interface Releasing {
  /** A commit and its push, the push of one that is there, or nothing but waiting for Argo CD. */
  readonly does: 'commit' | 'push' | 'wait';
  readonly branch: string;
  readonly head: string;
  readonly upstream: Upstream | null;
  /** The text of `platform.yaml` in the commit that would be made. */
  readonly text: string;
  readonly message: string;
  /** As `diff -u` has it; empty when no commit is made. */
  readonly diff: string;
  /** The commit that is pushed or waited for; null for one that is not made yet. */
  readonly commit: string | null;
  /** Commits of others that go with the push: the newest first. */
  readonly along: readonly UnpushedCommit[];
}

/** Where Argo CD reads a release from, and what it would do; or in a sentence why it can't be told. */
export function releasing(phase: PhaseSpec, world: ReleaseWorld): Releasing | { readonly problem: string } {
  const { facts } = world;
  const ground = groundOf(facts, world.committed);
  if ('problem' in ground) return ground;
  const { branch, head, upstream, committed } = ground;
  const read = readPlatform(committed);
  const raised = released(committed, phase.number);
  if ('problem' in read) return read;
  if ('problem' in raised) return raised;
  const here = { branch, head, upstream, text: raised.text, message: releaseMessage(phase) };
  const unpushed = unpushedBy(facts, world.remote);
  if (read.released < phase.number) {
    const diff = platformDiff(committed, raised.text);
    return { ...here, does: 'commit', diff, commit: null, along: unpushed };
  }
  const there = pushedCommit(world, phase.number);
  if (there !== null) return { ...here, does: 'wait', diff: '', commit: there, along: [] };
  const from = Math.max(
    0,
    unpushed.findIndex(({ release }) => release === phase.id),
  );
  return { ...here, does: 'push', diff: '', commit: unpushed[from]?.commit ?? head, along: unpushed.slice(from + 1) };
}

/** The commit of the remote, when it has the phase released: what else is not pushed is its user's business. */
function pushedCommit({ remote, pushed }: ReleaseWorld, number: number): string | null {
  if (remote === null || 'failure' in remote || pushed === null) return null;
  const read = readPlatform(pushed);
  return 'released' in read && read.released >= number ? remote.commit : null;
}

/** Why a phase can't be released as things are (PLATFORM 17), with what to do: the first reason; null when there is none. */
export function releaseObstacle(
  spec: PlatformSpec,
  phase: PhaseSpec,
  step: StepSpec,
  world: ReleaseWorld,
  would: Releasing,
): string | null {
  const read = readPlatform(world.committed ?? '');
  const platform = 'platform' in read ? read.platform : null;
  const source = readFrom(platform);
  const before = byState(world.facts) ?? (would.does === 'commit' ? byAuthor(world.facts) : null);
  if (source === null)
    return before ?? `${platformPath} does not say where Argo CD reads it; fill in platform.repository.`;
  return (
    before ??
    (would.does === 'wait' ? null : uncommittedWay(world.committed, world.written)) ??
    byPlace(source, platform, would) ??
    byRemote(world.facts, world.remote, would) ??
    (would.does === 'commit' ? byFile(world, would.text, 'release') : null) ??
    bySecrets(spec, phase, step, world)
  );
}

function bySecrets(spec: PlatformSpec, phase: PhaseSpec, step: StepSpec, world: ReleaseWorld): string | null {
  const changed = new Set(world.facts.changed);
  const open = neededFor(spec, phase, step).flatMap(({ path, step: { title, phase: of } }) => {
    if (!world.has(path)) return [`${path} is not in Git; the step "${title}" of ${of} puts it there`];
    return changed.has(path) ? [`${path} is changed and not committed; commit it, or take it back`] : [];
  });
  const [first, ...others] = open;
  if (first === undefined) return null;
  return `${first}${others.length === 0 ? '' : ` (and ${others.length} more)`}.`;
}
