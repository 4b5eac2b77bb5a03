import type { BootstrapPlan, PlannedStep } from '../../domain/bootstrap/plan.ts';
import { digestOf } from '../../domain/bootstrap/digest.ts';
import type { PreflightItem } from '../../domain/bootstrap/preflight.ts';
import { refusal, remedyWithoutCluster } from '../../domain/bootstrap/run.ts';
import type { Refusal } from '../../domain/bootstrap/run.ts';
import { canonical } from '../../domain/phases/canonical.ts';
import type { PhaseResult } from '../../domain/phases/result.ts';
import type { PhaseSpec, PlatformSpec, StepSpec } from '../../domain/phases/spec.ts';
import { seenAt } from '../../live/probe.ts';
import type { LivePhases } from '../../live/phases.ts';
import type { ClusterWrites } from '../../writes.ts';
import { tellingWrites } from '../tellingWrites.ts';
import { Board } from './board.ts';
import { isReadOnly, runChecks } from './checksBefore.ts';
import { withoutStop } from './commitGround.ts';
import { earlierOf, lookAtEarlier } from './earlierPhases.ts';
import { guardedCluster, guardedPrograms } from './guarded.ts';
import type { BootstrapPorts } from './ports.ts';
import { planStep, stateOf } from './planStep.ts';
import type { StepPlanning, StepState } from './planStep.ts';
import { lookAtLease, lookAtNodes, lookAtRights, lookAtTools } from './preflight.ts';
import { lookAgain } from './lookAgain.ts';
import { lookAtSteps } from './lookAtSteps.ts';
import { needsOf } from './stepNeeds.ts';
import { agreedUses } from './stepUses.ts';

export interface PlanWanted {
  /** The id of the phase. */
  readonly phase: string;
  /** Somebody has decided that earlier phases which are not done do not count. */
  readonly override?: boolean;
}

/** The first phase that is not done: what somebody most likely wants to bootstrap. Null when all are. */
export function defaultPhase(results: readonly PhaseResult[]): string | null {
  return results.find(({ state }) => state !== 'passed' && state !== 'notApplicable')?.id ?? null;
}

/**
 * Finds out what bootstrapping a phase would do, and what stands against it; nothing is changed. `phases` follows the
 * cluster of the ports. What keeps everything from being found out is refused; else obstacles are in the plan. `onProgress`
 * is told of all that is looked at before, as it gets known. Rejects only when the signal aborts.
 */
export async function planPhase(
  ports: BootstrapPorts,
  phases: LivePhases,
  wanted: PlanWanted,
  onProgress: (items: readonly PreflightItem[]) => void,
  signal: AbortSignal,
): Promise<BootstrapPlan | Refusal> {
  const board = new Board(onProgress);
  const read = await readPlatform(ports, phases, wanted.phase, signal);
  if ('code' in read) return read;
  const { spec, phase } = read;
  const seen = await lookAtCluster(ports, phase, board, signal);
  if ('code' in seen) return seen;
  const { uid } = seen;
  // What is found out rests on this commit: one that comes meanwhile is another than a run expects.
  const at = await headOf(ports, signal);
  if ('problem' in at)
    return refusal('bootstrap/unusable', at.problem, 'See what git says in its folder, and try again.');
  const { head } = at;
  const notSeen = await lookAgain(ports.timers, phases, [], signal);
  if (notSeen !== null) return refusal('bootstrap/cluster', notSeen.message, 'See whether it answers, and plan again.');
  await runChecks(ports, phases, read, board, signal);
  const how = { isOverridden: wanted.override === true, readOnly: isReadOnly(ports) };
  const overrides = lookAtEarlier(phases, earlierOf(spec, phase), how, board);
  const guard = { cluster: ports.cluster, clock: ports.clock, uid, lease: null };
  const waits = (line: string): void => board.set('steps', 'running', `${line}.`);
  const telling = (writes: ClusterWrites): ClusterWrites => tellingWrites(writes, ports.timers, waits);
  const planning: StepPlanning = {
    ports: { ...ports, cluster: guardedCluster(guard, telling), programs: guardedPrograms(ports.programs, guard) },
    steps: ports.steps,
    phases,
    folder: ports.folder,
    spec,
    phase,
    git: await ports.gitState.look(ports.folder, signal),
  };
  // Once: a step that nobody was asked about is not planned, since that runs what it names (SAFETY 1).
  const states = await statesOf(planning, signal);
  const open = phase.steps.filter((step) => states.get(step)?.satisfied !== true);
  const needs = needsOf(planning, open);
  await lookAtRights(ports.cluster, needs, board, signal);
  await lookAtNodes(ports.cluster, spec, board, signal);
  await lookAtTools(ports.programs, needs, board, signal);
  await lookAtLease(ports.cluster, board, signal);
  const uses = await agreedUses(ports, planning, open, signal);
  if (uses === null)
    return refusal(
      'bootstrap/not-allowed',
      'Nobody has agreed to what has to run to find out what the steps would do.',
    );
  const steps: PlannedStep[] = [];
  for (const step of phase.steps) {
    const { planned } = await planStep(planning, step, signal, states.get(step));
    steps.push({ ...planned, use: uses.find((use) => use.step === step.id)?.digest ?? null });
  }
  signal.throwIfAborted();
  lookAtSteps(steps, board);
  const draft = {
    phase: { id: phase.id, number: phase.number, title: phase.title },
    cluster: { context: ports.cluster.context, server: ports.cluster.server, uid },
    head,
    steps,
    preflight: board.items,
    overrides,
    obstacles: board.obstacles,
    ...(ports.words === undefined ? {} : { words: ports.words }),
  };
  return { ...draft, digest: await digestOf(draft) };
}

/** What the files say now, which `phases` is told as well. */
export async function readPlatform(
  { platform }: Pick<BootstrapPorts, 'platform'>,
  phases: LivePhases,
  id: string,
  signal: AbortSignal,
): Promise<{ readonly spec: PlatformSpec; readonly phase: PhaseSpec } | Refusal> {
  const spec = await platform(signal);
  signal.throwIfAborted();
  if (spec === null) return refusal('bootstrap/no-platform', 'The files are no platform any more.');
  if (phases.spec === null || canonical(phases.spec) !== canonical(spec)) phases.set(spec);
  const phase = spec.phases.find((one) => one.id === id);
  if (phase === undefined) {
    const known = spec.phases.map((one) => one.id).join(', ');
    return refusal('bootstrap/no-phase', `There is no phase "${id}"; the platform has ${known || 'none'}.`);
  }
  // What is wrong with a phase that has nothing to do with this one is no matter of it.
  const others = new Set(
    spec.phases.filter((one) => one !== phase && !earlierOf(spec, phase).includes(one)).map((one) => one.problem),
  );
  // A step that is left out may be the one that others rest on.
  const problem = spec.problems.find((one) => !others.has(one)) ?? phase.unusable[0]?.problem;
  return problem === undefined ? { spec, phase } : refusal('bootstrap/unusable', problem);
}

/** The commit that the platform stands on, null when there is none; or in a sentence why Git can't say. */
export async function headOf(
  { git, folder }: Pick<BootstrapPorts, 'git' | 'folder'>,
  signal: AbortSignal,
): Promise<{ readonly head: string | null } | { readonly problem: string }> {
  const at = await git.headOf(folder, signal);
  if (!('failure' in at)) return at;
  return { problem: `Git can't say which commit the platform stands on: ${withoutStop(at.failure)}.` };
}

async function lookAtCluster(
  { cluster, writable }: BootstrapPorts,
  phase: PhaseSpec,
  board: Board,
  signal: AbortSignal,
): Promise<{ readonly uid: string } | Refusal> {
  const answer = await seenAt(cluster, signal);
  const failure = 'failure' in answer ? answer.failure : answer.value.failure;
  if ('failure' in answer || answer.value.uid === null) {
    const sentence = failure?.message ?? 'Which cluster this is can not be told.';
    board.set('cluster', 'problem', sentence);
    const code = failure?.code === 'consent' ? 'bootstrap/not-allowed' : 'bootstrap/cluster';
    return refusal(code, sentence, failure === null ? null : remedyWithoutCluster(failure, phase));
  }
  const { uid, version } = answer.value;
  board.set('cluster', 'ok', `${cluster.context} at ${cluster.server}, ${version ?? 'of an unknown version'}.`);
  if (writable === uid) board.set('writing', 'ok', 'It is, for this cluster.');
  else board.set('writing', 'asked', 'Slipway only reads this cluster until somebody allows more.');
  return { uid };
}

async function statesOf(planning: StepPlanning, signal: AbortSignal): Promise<ReadonlyMap<StepSpec, StepState>> {
  const states = new Map<StepSpec, StepState>();
  for (const step of planning.phase.steps) states.set(step, await stateOf(planning, step, signal));
  return states;
}
