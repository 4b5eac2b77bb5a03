import type { PhaseSpec, PlatformSpec, StepSpec } from '../phases/spec.ts';
import { neededFor } from './needed.ts';
import { platformPath } from './platformFile.ts';
import { byAuthor, byRemote } from './pushGround.ts';
import { readPlatform } from './release.ts';
import { uncommittedWay } from './releaseBy.ts';
import type { Requesting, RequestWorld } from './requesting.ts';

/**
 * Why a phase can't be released by a request as things are, with what to do: the first reason; null when there is none.
 * What is not pushed goes along with no request, so all that the release rests on has to be at the remote already.
 */
export function requestObstacle(
  spec: PlatformSpec,
  phase: PhaseSpec,
  step: StepSpec,
  world: RequestWorld,
  would: Requesting,
): string | null {
  if (would.does === 'wait') return null;
  const byWork = byWritten(phase, world, would) ?? byNeeded(spec, phase, step, world, would);
  if (would.does !== 'request') return byWork;
  return (
    uncommittedWay(world.committed, world.written) ??
    byAuthor(world.facts) ??
    byRemote(world.facts, world.remote, would) ??
    byWork
  );
}

/** The line that the request brings: git would not pull over it. What else is changed in the file is its user's business. */
function byWritten({ number, title }: PhaseSpec, { written }: RequestWorld, { request }: Requesting): string | null {
  const read = written === null ? null : readPlatform(written);
  if (read === null || 'problem' in read || read.released < number) return null;
  return `${platformPath} says releasedPhase: ${read.released} here and is not committed; the ${request} brings the release of ${title}, so take that back (git restore ${platformPath}).`;
}

function byNeeded(
  spec: PlatformSpec,
  phase: PhaseSpec,
  step: StepSpec,
  { facts, has, hasThere }: RequestWorld,
  { upstream: { remote }, branch, request }: Requesting,
): string | null {
  const changed = new Set(facts.changed);
  const open = neededFor(spec, phase, step).flatMap(({ path, step: { title, phase: of } }) => {
    if (changed.has(path)) return [`${path} is changed and not committed; commit it, or take it back`];
    if (hasThere(path)) return [];
    if (!has(path)) return [`${path} is not in Git; the step "${title}" of ${of} puts it there`];
    const push = `git push ${remote} HEAD:refs/heads/NAME`;
    return [
      `${path} is committed here and not in "${branch}" of "${remote}"; bring it there by a ${request} of its own (${push}), and get that with git pull`,
    ];
  });
  const [first, ...others] = open;
  if (first === undefined) return null;
  return `${first}${others.length === 0 ? '' : ` (and ${others.length} more)`}.`;
}
