import { onDemandKinds } from '../../domain/phases/spec.ts';
import type { CheckSpec, StepKind, StepSpec } from '../../domain/phases/spec.ts';
import type { CheckResult } from '../../domain/phases/result.ts';
import type { LivePhases } from '../../live/phases.ts';
import { validate } from '../validate.ts';
import { readPlatform } from './plan.ts';
import type { BootstrapPorts } from './ports.ts';
import { stateOf } from './planStep.ts';
import type { StepPlanning } from './planStep.ts';
import { lookAgain } from './lookAgain.ts';

const minute = 60_000;

/** Milliseconds for which the checks of a step may go on saying that it is not done. */
const limits: Readonly<Record<StepKind, number>> = {
  host: 5 * minute,
  helmfile: 15 * minute,
  gitops: 10 * minute,
  applications: 60 * minute,
  seal: 2 * minute,
  backup: 2 * minute,
  restore: 5 * minute,
  command: 10 * minute,
  manual: 5 * minute,
};

/** Milliseconds after which it is looked at again though nothing is heard. */
const pause = 5000;

export type Outcome =
  | { readonly state: 'satisfied' }
  /** Its checks run on demand, and may not run here: nobody knows. */
  | { readonly state: 'unknown'; readonly reason: string }
  | { readonly state: 'late'; readonly reason: string; readonly minutes: number };

/**
 * Waits until the checks of a step that has run are green, live; those on demand are asked as far as they may, and those
 * that steps to come are there for (`later`) are left to them. `say` is told what is missing whenever that is another
 * thing. Rejects when the signal aborts.
 */
export async function untilSatisfied(
  ports: BootstrapPorts,
  planning: StepPlanning,
  { later, ...whole }: StepSpec & { readonly later: ReadonlySet<string> },
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  const step = { ...whole, satisfiedBy: whole.satisfiedBy.filter((id) => !later.has(id)) };
  // Nothing says when it is done; whoever ran it does.
  if (step.satisfiedBy.length === 0) return { state: 'satisfied' };
  const isWhole = step.satisfiedBy.length === whole.satisfiedBy.length;
  const { phases, phase } = planning;
  const limit = limits[step.kind];
  let isLate = false;
  const cancel = ports.timers.after(limit, () => (isLate = true));
  let told = '';
  try {
    for (;;) {
      // What somebody does by hand may be a file as well; one that can't be read is told when the next step is.
      await readPlatform(ports, phases, phase.id, signal);
      await lookAgain(ports.timers, phases, signal);
      await ask(ports, phases, phase.id, step, signal);
      const { satisfied, reason } = await stateOf(planning, step, signal);
      if (satisfied || (!isWhole && openOf(phases, phase.id, step).length === 0)) return { state: 'satisfied' };
      if (isUnaskable(ports, phases, phase.id, step)) return { state: 'unknown', reason };
      if (isLate) return { state: 'late', reason, minutes: limit / minute };
      if (reason !== told) say(`waits: ${reason}`);
      told = reason;
      await changed(ports, phases, signal);
    }
  } finally {
    cancel();
  }
}

/** The checks on demand of the step that have not passed. */
async function ask(
  { checks, kinds }: BootstrapPorts,
  phases: LivePhases,
  phase: string,
  step: StepSpec,
  signal: AbortSignal,
): Promise<void> {
  const open = openOf(phases, phase, step).filter(({ kind }) => onDemandKinds.has(kind) && kinds.has(kind));
  if (open.length === 0) return;
  const only = open.map(({ id }) => ({ phase, check: id }));
  await validate(checks, phases, { only, kinds }, () => undefined, signal);
}

/** Whether nothing is missing but what nobody may ask. */
function isUnaskable({ kinds }: BootstrapPorts, phases: LivePhases, phase: string, step: StepSpec): boolean {
  const open = openOf(phases, phase, step);
  const may = (kind: CheckSpec['kind']): boolean => !onDemandKinds.has(kind) || kinds.has(kind);
  return open.length > 0 && open.every((check) => !may(check.kind));
}

function openOf({ results }: LivePhases, phase: string, { satisfiedBy }: StepSpec): readonly CheckResult[] {
  const named = new Set(satisfiedBy);
  const checks = results.find(({ id }) => id === phase)?.checks ?? [];
  return checks.filter(({ id, state }) => named.has(id) && state !== 'passed' && state !== 'notApplicable');
}

/** Until something is judged to be another thing, or a while has passed. */
async function changed({ timers }: BootstrapPorts, phases: LivePhases, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  const news = Promise.withResolvers<void>();
  const off = phases.onChange(news.resolve);
  try {
    await Promise.race([news.promise, timers.wait(pause, until)]);
  } finally {
    off();
    over.abort();
  }
}
