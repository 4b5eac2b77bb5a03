import type { PlannedStep, Ran } from '../../domain/bootstrap/plan.ts';
import type { Work } from '../../domain/bootstrap/work.ts';
import { workOf } from '../../domain/bootstrap/workOf.ts';
import type { StepResult } from '../../domain/phases/result.ts';
import type { PhaseSpec, PlatformSpec, StepSpec } from '../../domain/phases/spec.ts';
import type { GitKnown } from '../../domain/phases/world.ts';
import type { LivePhases } from '../../live/phases.ts';
import { nothing } from '../../domain/bootstrap/planned.ts';
import type { StepTable } from './ports.ts';
import type { Step, StepPlace, StepPorts } from './step.ts';

export interface StepPlanning {
  readonly ports: StepPorts;
  readonly steps: StepTable;
  readonly phases: LivePhases;
  readonly folder: string;
  readonly spec: PlatformSpec;
  readonly phase: PhaseSpec;
  readonly git: GitKnown | null;
}

/** A step that is planned, and can be run. */
export interface StepToRun {
  readonly planned: PlannedStep;
  /** Does what was decided, by ports that may write; null for what has nothing to do, or can't be done. */
  readonly run: ((ports: StepPorts, say: (line: string) => void, signal: AbortSignal) => Promise<Ran>) | null;
}

/** Whether a step has something to do, and what is missing, or why nothing is. */
export type StepState = Pick<StepResult, 'satisfied' | 'reason'>;

/**
 * What a step would do as things are now; nothing for one that is satisfied, which is looked at unless it is `known`.
 * Rejects only when the signal aborts.
 */
export async function planStep(
  planning: StepPlanning,
  step: StepSpec,
  signal: AbortSignal,
  known: StepState | null = null,
): Promise<StepToRun> {
  const { ports, steps, folder, spec, phase, git } = planning;
  const place: StepPlace = { folder, spec, phase, step };
  const { id, kind, title, spot, risk, undo } = step;
  const base = { id, kind, title, spot, risk, undo, use: null };
  const state = known ?? (await stateOf(planning, step, signal));
  if (state.satisfied) return { planned: { ...base, ...nothing, satisfied: true, reason: state.reason }, run: null };
  const work = workOf(spec, phase, step, git);
  const open = { ...base, satisfied: false, reason: state.reason };
  if ('problem' in work) return { planned: { ...open, ...nothing, problem: work.problem }, run: null };
  const own = stepOf(steps, work);
  const { shown, decision } = await own.plan(ports, place, work, signal);
  const planned = { ...open, ...shown };
  if (shown.problem !== null || decision === null) return { planned, run: null };
  return { planned, run: (to, say, until) => own.run(to, place, decision, say, until) };
}

/** The kind of step that does a work. */
export function stepOf(steps: StepTable, work: Work): Step<Work> {
  // The table has for each kind the one that takes work of that kind.
  return steps[work.kind];
}

/** Looks whether a step has something to do: by its checks, and by what they do not see. */
export async function stateOf(
  { ports, steps, phases, phase, folder, spec }: Omit<StepPlanning, 'git'>,
  step: StepSpec,
  signal: AbortSignal,
): Promise<StepState> {
  const result = phases.results.find(({ id }) => id === phase.id)?.steps.find(({ id }) => id === step.id);
  if (result === undefined) return { satisfied: false, reason: 'Nothing is known of it yet.' };
  if (!result.satisfied) return result;
  const due = result.applies ? await steps[step.kind].due?.(ports, { folder, spec, phase, step }, signal) : null;
  return due === null || due === undefined
    ? { satisfied: true, reason: 'there is nothing to do.' }
    : { satisfied: false, reason: due };
}
