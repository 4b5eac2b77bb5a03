import { limitWords } from '../../domain/bootstrap/limitWords.ts';
import { onDemandKinds } from '../../domain/phases/spec.ts';
import type { StepSpec } from '../../domain/phases/spec.ts';
import type { CheckResult } from '../../domain/phases/result.ts';
import type { LivePhases } from '../../live/phases.ts';
import { validate } from '../validate.ts';
import { readPlatform } from './plan.ts';
import type { BootstrapPorts } from './ports.ts';
import { stateOf } from './planStep.ts';
import type { StepPlanning } from './planStep.ts';
import { lookAgain } from './lookAgain.ts';
import { Rechecks } from './rechecks.ts';
import type { Refusals } from './refusals.ts';

/** Milliseconds after which it is looked at again though nothing is heard. */
const pause = 5000;

export type Outcome =
  /** `confirmed`: all of its checks are green, none of them is left to another step, and it has some. */
  | { readonly state: 'satisfied' | 'confirmed' }
  /** Its checks run on demand, and may not run here: nobody knows. */
  | { readonly state: 'unknown'; readonly reason: string }
  /** `after`: for how long it was waited for. */
  | { readonly state: 'late'; readonly reason: string; readonly after: string };

/** What has to be so and is not, or why that is not known, in a sentence; `remedy` is null where nobody says one. */
interface Missing {
  readonly reason: string;
  readonly remedy: string | null;
}

/** A step that has run, and who is asked meanwhile. */
export type AwaitedStep = StepSpec & {
  /** Checks that steps to come are there for: they are left to them. */
  readonly later: ReadonlySet<string>;
  /** What somebody has said no to. */
  readonly refusals: Refusals;
};

/**
 * Waits until the checks of a step that has run are green, live; those on demand are asked as far as they may, less and
 * less often. `say` is told what is missing whenever that is another thing. Rejects when the signal aborts.
 */
export async function untilSatisfied(
  ports: BootstrapPorts,
  planning: StepPlanning,
  { later, refusals, ...whole }: AwaitedStep,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  const step = { ...whole, satisfiedBy: whole.satisfiedBy.filter((id) => !later.has(id)) };
  // Nothing says when it is done; whoever ran it does.
  if (step.satisfiedBy.length === 0) return { state: 'satisfied' };
  const isWhole = step.satisfiedBy.length === whole.satisfiedBy.length;
  const { phases, phase } = planning;
  const rechecks = new Rechecks(ports.timers);
  const looking = { ports, phases, phase: phase.id, step, refusals, rechecks, say };
  const places = step.satisfiedBy.map((check) => ({ phase: phase.id, check }));
  const { patience } = ports.steps[step.kind];
  const upTo = limitWords(patience);
  let isLate = false;
  const cancel = ports.timers.after(patience, () => (isLate = true));
  let told = '';
  try {
    for (let isFirst = true; ; isFirst = false) {
      // Whatever is late is looked at a last time.
      const isLast = isLate;
      // What somebody does by hand may be a file as well; one that can't be read is told when the next step is.
      await readPlatform(ports, phases, phase.id, signal);
      // What a watch has not told yet, or never will, is listed.
      const notSeen = await lookAgain(ports.timers, phases, isFirst || isLast ? places : [], signal);
      const now =
        notSeen === null
          ? await standing(looking, planning, { isWhole, isLast }, signal)
          : { reason: notSeen.message, remedy: notSeen.remedy };
      if ('state' in now) return now;
      const { reason, remedy } = now;
      if (isLast) return { state: 'late', reason, after: upTo };
      if (reason !== told) say([`Waits up to ${upTo}: ${reason}`, ...(remedy === null ? [] : [remedy])].join(' '));
      told = reason;
      await changed(ports, phases, signal);
    }
  } finally {
    cancel();
    rechecks.end();
  }
}

interface Looking {
  readonly ports: BootstrapPorts;
  readonly phases: LivePhases;
  /** The id of the phase. */
  readonly phase: string;
  readonly step: StepSpec;
  readonly refusals: Refusals;
  readonly rechecks: Rechecks;
  readonly say: (line: string) => void;
}

/** Asks what is to be asked now, and says how it ends; what is missing as long as it does not. */
async function standing(
  looking: Looking,
  planning: StepPlanning,
  { isWhole, isLast }: { readonly isWhole: boolean; readonly isLast: boolean },
  signal: AbortSignal,
): Promise<Outcome | Missing> {
  await ask(looking, isLast, signal);
  const { satisfied, reason } = await stateOf(planning, looking.step, signal);
  if (satisfied && isWhole) return { state: 'confirmed' };
  if (satisfied || (!isWhole && openOf(looking).length === 0)) return { state: 'satisfied' };
  const unasked = unaskable(looking);
  // What is to be done is that of the first that is named and says it.
  const first = openOf(looking).find(({ remedy }) => remedy !== null);
  if (unasked === null) return { reason, remedy: first?.remedy ?? null };
  return { state: 'unknown', reason: unasked === '' ? reason : unasked };
}

/** The checks on demand of the step that have not passed, as far as it is worth asking them; all of them in the end. */
async function ask(looking: Looking, isLast: boolean, signal: AbortSignal): Promise<void> {
  const { ports, phases, phase, rechecks, say } = looking;
  const among = checksOf(looking);
  const open = openOf(looking).filter(({ kind }) => onDemandKinds.has(kind));
  const due = open.filter((check) => mayAsk(looking, check) && (isLast || rechecks.isDue(check, among)));
  if (due.length === 0) return;
  for (const check of due) rechecks.asks(check, among);
  const only = due.map(({ id }) => ({ phase, check: id }));
  const checks = { ...ports.checks, onWait: say, onLeft: say };
  await validate(checks, phases, { only, kinds: ports.kinds }, () => undefined, signal);
}

function mayAsk({ ports, phase, refusals }: Looking, { id, kind }: CheckResult): boolean {
  return !onDemandKinds.has(kind) || (ports.kinds.has(kind) && !refusals.has({ phase, check: id }));
}

/** Null while something else is missing than what nobody may ask; else who has said no, empty where nobody was asked. */
function unaskable(looking: Looking): string | null {
  const { phase, refusals } = looking;
  const open = openOf(looking);
  if (open.length === 0 || open.some((check) => mayAsk(looking, check))) return null;
  const refused = open.filter(({ id }) => refusals.has({ phase, check: id })).map(({ title }) => `"${title}"`);
  return refused.length === 0 ? '' : `Nobody has agreed to run ${refused.join(', ')}.`;
}

/** The checks of the step that are not green, as it names them. */
function openOf(looking: Looking): readonly CheckResult[] {
  const byId = new Map(checksOf(looking).map((check) => [check.id, check]));
  return looking.step.satisfiedBy.flatMap((id) => {
    const check = byId.get(id);
    return check === undefined || check.state === 'passed' || check.state === 'notApplicable' ? [] : [check];
  });
}

function checksOf({ phases: { results }, phase }: Looking): readonly CheckResult[] {
  return results.find(({ id }) => id === phase)?.checks ?? [];
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
