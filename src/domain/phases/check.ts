import { judgeApplications } from './applicationsCheck.ts';
import { canonical } from './canonical.ts';
import { gateOf } from './gate.ts';
import { judgeReadings } from './live.ts';
import { judgeOnDemand } from './onDemand.ts';
import type { Plan, PlannedCheck, PlannedPhase } from './plan.ts';
import { applicationWays } from './queries.ts';
import { readingOf } from './reading.ts';
import type { CheckResult } from './result.ts';
import { onDemandKinds } from './spec.ts';
import { resultOf } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import type { Seen, World } from './world.ts';

/** A check as it was judged, with all that the result depends on. */
export interface JudgedCheck {
  readonly result: CheckResult;
  readonly inputs: readonly unknown[];
}

/**
 * Judges one check. `required` are the results of the checks that it requires. The result of `before` is given back, the
 * same object, where nothing that it depends on has changed and where the new one says the same.
 */
export function judgeCheck(
  check: PlannedCheck,
  phase: PlannedPhase,
  plan: Plan,
  world: World,
  required: readonly CheckResult[],
  before: JudgedCheck | undefined,
): JudgedCheck {
  const inputs = inputsFor(check, phase, plan, world, required);
  if (before !== undefined && isEqual(inputs, before.inputs)) return before;
  const verdict = gateOf(check, plan.spec, world, required) ?? judged(check, phase, plan, world, before);
  const result = resultOf(check.spec, verdict);
  const same = before !== undefined && canonical(result) === canonical(before.result);
  return { inputs, result: same ? before.result : result };
}

function judged(
  check: PlannedCheck,
  phase: PlannedPhase,
  { spec }: Plan,
  world: World,
  before: JudgedCheck | undefined,
): Verdict {
  if (check.spec.kind === 'applications') return judgeApplications(check.spec, phase.spec, spec, world);
  if (onDemandKinds.has(check.spec.kind)) {
    return judgeOnDemand(check, phase.spec.id, spec, world, lastOf(before?.result));
  }
  const readings = check.reads.map((read) => readingOf(read, spec, world));
  return judgeReadings(check, readings, spec, world);
}

/** What it was before it began to run. */
function lastOf(result: CheckResult | undefined): Verdict['was'] {
  if (result === undefined) return null;
  return result.state === 'passed' || result.state === 'failed' ? result.state : result.was;
}

/** Everything that decides about a result, each compared by identity. */
function inputsFor(
  check: PlannedCheck,
  phase: PlannedPhase,
  plan: Plan,
  world: World,
  required: readonly CheckResult[],
): readonly unknown[] {
  const { spec, names, reads } = check;
  const inputs: unknown[] = [plan, required.length, ...required];
  if (names.has('git')) inputs.push(world.git);
  if (names.has('now')) inputs.push(world.now);
  for (const read of reads) {
    if (read.of === 'files') inputs.push(world.filesAt);
    else inputs.push(world.noCluster, ...read.ways.flatMap((way) => inputsOfSeen(world.seen(way))));
  }
  if (spec.kind === 'applications') {
    inputs.push(world.noCluster, ...applicationWays.flatMap((way) => inputsOfSeen(world.seen(way))));
  }
  if (onDemandKinds.has(spec.kind)) {
    // What was answered grows old by itself.
    inputs.push(world.onDemand(phase.spec.id, spec.id), world.git, world.now);
  }
  return inputs;
}

function inputsOfSeen(seen: Seen | null): readonly unknown[] {
  if (seen === null) return [null];
  const { state, objects, resourceVersion, at } = seen;
  return [state.state, 'failure' in state ? state.failure : null, objects, resourceVersion, at?.getTime()];
}

function isEqual(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
