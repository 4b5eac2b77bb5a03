import type { PlannedStep } from '../../domain/bootstrap/plan.ts';
import type { Work } from '../../domain/bootstrap/work.ts';
import { workOf } from '../../domain/bootstrap/workOf.ts';
import type { StepResult } from '../../domain/phases/result.ts';
import type { PhaseSpec, PlatformSpec, StepSpec } from '../../domain/phases/spec.ts';
import type { GitKnown } from '../../domain/phases/world.ts';
import type { LivePhases } from '../../live/phases.ts';
import { isReleased } from './gitopsStep.ts';
import { nothing } from './planned.ts';
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

/** A step that is planned, with what it takes to run it. */
export interface StepToRun {
  readonly planned: PlannedStep;
  readonly place: StepPlace;
  /** Null for what is satisfied, or can't be worked out. */
  readonly work: Work | null;
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
  if (state.satisfied)
    return { planned: { ...base, ...nothing, satisfied: true, reason: state.reason }, place, work: null };
  const work = workOf(spec, phase, step, git);
  const open = { ...base, satisfied: false, reason: state.reason };
  if ('problem' in work) return { planned: { ...open, ...nothing, problem: work.problem }, place, work: null };
  const planned = await stepOf(steps, work).plan(ports, place, work, signal);
  return { planned: { ...open, ...planned }, place, work };
}

/** The way in which work of this kind is done. */
export function stepOf(steps: StepTable, work: Work): Step<Work> {
  // The table has for each kind the one that takes work of that kind.
  return steps[work.kind];
}

/** Looks whether a step has something to do. */
export async function stateOf(
  { ports, phases, phase, folder }: Pick<StepPlanning, 'ports' | 'phases' | 'phase' | 'folder'>,
  { id, kind, when }: StepSpec,
  signal: AbortSignal,
): Promise<StepState> {
  const result = phases.results.find((one) => one.id === phase.id)?.steps.find((one) => one.id === id);
  if (result === undefined) return { satisfied: false, reason: 'Nothing is known of it yet.' };
  if (!result.satisfied) return result;
  // Its check sees the files of this machine; Argo CD sees what was pushed.
  if (kind === 'gitops' && when === null && !(await isReleased(ports.git, folder, phase, signal)))
    return { satisfied: false, reason: 'The commit that releases it has not been pushed.' };
  return { satisfied: true, reason: 'there is nothing to do.' };
}
