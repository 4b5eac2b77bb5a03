import type { BootstrapPlan, PlannedStep } from '../../domain/bootstrap/plan.ts';
import { waitedFor } from '../../domain/bootstrap/preflight.ts';
import type { PreflightItem } from '../../domain/bootstrap/preflight.ts';
import { redacted, shownLine } from '../../domain/bootstrap/redact.ts';
import { conclusion } from '../../domain/bootstrap/conclusion.ts';
import { refusal } from '../../domain/bootstrap/run.ts';
import type { RanStep, Refusal, Run, RunEvent } from '../../domain/bootstrap/run.ts';
import { shortCommit } from '../../domain/bootstrap/shortCommit.ts';
import type { LivePhases } from '../../live/phases.ts';
import type { HeldLease } from './heldLease.ts';
import { acquireLease } from './lease.ts';
import { Cut } from './leaving.ts';
import { planPhase } from './plan.ts';
import type { PlanWanted } from './plan.ts';
import type { BootstrapPorts } from './ports.ts';
import { Refusals } from './refusals.ts';
import { runStep } from './runStep.ts';
import type { Turned } from './runStep.ts';
import { validateAfter } from './validateAfter.ts';

/** What somebody has seen and agreed to. */
export interface Agreed extends PlanWanted {
  /** Of the cluster. */
  readonly uid: string;
  /** Of the plan. */
  readonly digest: string;
}

/** Who follows a run. Nothing of it holds a secret, or orders to a terminal. */
export interface RunEvents {
  event(event: RunEvent): void;
  /** What a step says while it runs. */
  line(step: string, line: string): void;
  /** What is looked at before it begins. */
  progress?(items: readonly PreflightItem[]): void;
}

/**
 * Bootstraps a phase as it was agreed to: it is planned anew, and only when that is the same plan it begins, holding the
 * Lease, step by step. Refused: nothing was changed. Once it has begun it ends with what was done, also when the signal
 * aborts: nothing goes on then, and the Lease is given back. Rejects only when the signal aborts before, or for a fault of
 * ours, and then too the Lease is given back.
 */
export async function runPlan(
  given: BootstrapPorts,
  phases: LivePhases,
  agreed: Agreed,
  events: RunEvents,
  signal: AbortSignal,
): Promise<Run | Refusal> {
  try {
    return await runAgreed(given, phases, agreed, events, signal);
  } finally {
    given.passwords.clear();
  }
}

async function runAgreed(
  given: BootstrapPorts,
  phases: LivePhases,
  agreed: Agreed,
  events: RunEvents,
  signal: AbortSignal,
): Promise<Run | Refusal> {
  const refusals = new Refusals();
  const ports = refusals.over(given);
  const plan = await planPhase(ports, phases, agreed, followed(events), signal);
  if ('code' in plan) return plan;
  const refused = refusalOf(ports, plan, agreed);
  if (refused !== null) return refused;
  const holder = `${ports.who}/${crypto.randomUUID()}`;
  const begun = ports.clock.now();
  if (plan.steps.every(({ satisfied }) => satisfied))
    return report(ports, phases, nothing(plan), { plan, holder, begun }, null);
  const say = (line: string): void => tell(ports, events, '', 'running', line);
  const lease = await acquireLease(ports, { uid: agreed.uid, holder }, say, signal);
  if ('code' in lease) return lease;
  let ran: Ended;
  let left: string | null = null;
  try {
    say('Holds the Lease slipway-bootstrap in kube-system.');
    ran = await runSteps({ ports, phases, plan, lease, refusals }, events, signal);
    // Some checks write, as a probe does.
    const ends = AbortSignal.any([signal, lease.lost]);
    if (ran.end === 'passed') await validateAfter(ports, phases, { phase: agreed.phase, refusals, say }, ends);
  } finally {
    left = await lease.release();
  }
  const back = lease.lost.aborted ? 'is not held any more' : 'is given back';
  say(left ?? `The Lease slipway-bootstrap ${back}.`);
  return report(ports, phases, ran, { plan, holder, begun }, left);
}

/** Who follows the run is told as well what planning it anew waits for. */
function followed(events: RunEvents): (items: readonly PreflightItem[]) => void {
  let told: string | null = null;
  return (items) => {
    events.progress?.(items);
    const waits = waitedFor(items);
    if (waits !== null && waits !== told) events.line('', shownLine(waits));
    told = waits;
  };
}

type Ended = Pick<Run, 'end' | 'sentence' | 'remedy' | 'steps'>;

function report(
  { clock }: BootstrapPorts,
  { results }: LivePhases,
  ran: Ended,
  { plan, holder, begun }: { readonly plan: BootstrapPlan; readonly holder: string; readonly begun: Date },
  left: string | null,
): Run {
  const phase = results.find(({ id }) => id === plan.phase.id) ?? null;
  return { ...ran, plan, holder, begun: begun.toISOString(), ended: clock.now().toISOString(), left, phase };
}

/** Nobody needs the Lease for that. */
function nothing({ phase, steps }: BootstrapPlan): Ended {
  const sentence = `${phase.title}: none of ${steps.length} steps had anything to do.`;
  const ran = steps.map((step): RanStep => ({
    ...idOf(step),
    state: 'satisfied',
    message: step.reason,
    remedy: null,
    ms: 0,
    commit: null,
  }));
  return { end: 'passed', sentence, remedy: null, steps: ran };
}

function refusalOf({ writable, cluster }: BootstrapPorts, plan: BootstrapPlan, agreed: Agreed): Refusal | null {
  if (plan.cluster.uid !== agreed.uid)
    return refusal(
      'bootstrap/other-cluster',
      `The cluster under the context "${cluster.context}" has the uid ${plan.cluster.uid}, not ${agreed.uid}.`,
      'Choose the cluster that is meant, and plan again.',
    );
  if (writable !== agreed.uid)
    return refusal('bootstrap/read-only', 'Slipway only reads this cluster.', 'Allow writing to this cluster first.');
  if (plan.digest !== agreed.digest)
    return refusal(
      'bootstrap/digest',
      `The plan is another one by now: its digest is ${plan.digest}, not ${agreed.digest}.`,
      'Plan again, and agree to that.',
    );
  const [obstacle] = plan.obstacles;
  return obstacle === undefined ? null : refusal('bootstrap/obstacle', obstacle);
}

interface Running {
  readonly ports: BootstrapPorts;
  readonly phases: LivePhases;
  readonly plan: BootstrapPlan;
  readonly lease: HeldLease;
  /** What somebody has said no to since it began. */
  readonly refusals: Refusals;
}

async function runSteps(running: Running, events: RunEvents, signal: AbortSignal): Promise<Ended> {
  const { ports, phases, plan, lease, refusals } = running;
  const ends = AbortSignal.any([signal, lease.lost]);
  const guard = { cluster: ports.cluster, clock: ports.clock, uid: plan.cluster.uid, lease };
  const steps: RanStep[] = [];
  let { head } = plan;
  let end: Ended['end'] = 'passed';
  for (const [index, step] of plan.steps.entries()) {
    if (end !== 'passed') {
      steps.push({ ...idOf(step), state: 'left', message: '', remedy: null, ms: 0, commit: null });
      continue;
    }
    const from = ports.clock.now().getTime();
    if (!step.satisfied) tell(ports, events, step.id, 'running', step.title);
    const say = (line: string): void => events.line(step.id, line);
    const later = namedBy(phases, plan, index + 1);
    const done: { commit: string | null } = { commit: null };
    const made = (commit: string): void => void (done.commit = commit);
    const turn = { ports, phases, phase: plan.phase.id, guard, head, later, refusals, made, say };
    const turned = await turnOf(() => runStep(turn, step, ends), { head, done }, signal, lease.lost);
    if (turned.state !== 'passed' && turned.state !== 'satisfied') end = turned.state;
    ({ head } = turned);
    const [message, remedy] = [clean(turned.message), turned.remedy === null ? null : clean(turned.remedy)];
    const state = turned.state === 'changed' ? 'failed' : turned.state;
    const ms = ports.clock.now().getTime() - from;
    const link = turned.link ?? null;
    const ended = { ...idOf(step), state, message, remedy, ms, commit: turned.commit ?? done.commit };
    steps.push(link === null ? ended : { ...ended, link });
    const said = [message, ...(remedy === null ? [] : [remedy])].join(' ');
    tell(ports, events, step.id, state === 'satisfied' ? 'passed' : state, said);
  }
  return { end, ...conclusion(end, plan, steps), steps };
}

/** The checks that steps from there on are satisfied by, as far as those have something to do. */
function namedBy({ spec }: LivePhases, { phase, steps }: BootstrapPlan, from: number): ReadonlySet<string> {
  const open = new Set(steps.slice(from).flatMap(({ id, satisfied }) => (satisfied ? [] : [id])));
  const all = spec?.phases.find(({ id }) => id === phase.id)?.steps ?? [];
  return new Set(all.filter(({ id }) => open.has(id)).flatMap(({ satisfiedBy }) => satisfiedBy));
}

/** A step whose signal has aborted was cancelled, or has lost the Lease. */
async function turnOf(
  run: () => Promise<Turned>,
  { head, done }: { readonly head: string | null; readonly done: { readonly commit: string | null } },
  signal: AbortSignal,
  lost: AbortSignal,
): Promise<Turned> {
  try {
    return await run();
  } catch (error) {
    const { commit } = done;
    const none = { commit, head };
    const left = leftBehind(error, commit);
    if (signal.aborted) return { ...none, state: 'cancelled', message: `It was cancelled.${left}`, remedy: null };
    if (!lost.aborted) throw error;
    const message = lost.reason instanceof Error ? lost.reason.message : String(lost.reason);
    const remedy = 'See who is at it, and run the phase again when they are done.';
    return { ...none, state: 'failed', message: `${message}${left}`, remedy };
  }
}

/** What a step that was cut says it has left, or else that it had committed; with a space before it. */
function leftBehind(error: unknown, commit: string | null): string {
  if (error instanceof Cut) return ` ${error.left}`;
  return commit === null ? '' : ` ${commitSentence(commit)}`;
}

function commitSentence(commit: string): string {
  return `The commit ${shortCommit(commit)} is made; whether it is pushed is found out when the phase is run again.`;
}

function idOf({ id, kind, title }: PlannedStep): Pick<RanStep, 'id' | 'kind' | 'title'> {
  return { id, kind, title };
}

function clean(text: string): string {
  return shownLine(redacted(text));
}

function tell(
  { clock }: BootstrapPorts,
  events: RunEvents,
  step: string,
  state: RunEvent['state'],
  message: string,
): void {
  events.event({ at: clock.now().toISOString(), step, state, message: clean(message) });
}
