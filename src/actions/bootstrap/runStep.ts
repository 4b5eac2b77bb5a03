import { isAgreed } from '../../domain/bootstrap/digest.ts';
import type { PlannedStep, Ran } from '../../domain/bootstrap/plan.ts';
import { lineRedactor, shownLine } from '../../domain/bootstrap/redact.ts';
import type { LivePhases } from '../../live/phases.ts';
import { confirmed } from './confirm.ts';
import { guardedCluster, guardedPrograms } from './guarded.ts';
import type { Guard } from './guarded.ts';
import { guardedGit } from './guardedGit.ts';
import { headOf, readPlatform } from './plan.ts';
import { planStep, stateOf } from './planStep.ts';
import type { StepPlanning } from './planStep.ts';
import type { BootstrapPorts } from './ports.ts';
import { sameCluster } from './sameCluster.ts';
import type { Refusals } from './refusals.ts';
import { untilSatisfied } from './satisfied.ts';
import { useOf } from './stepUses.ts';
import { lookAgain } from './lookAgain.ts';
import { leaving } from './leaving.ts';
import { tellingWrites } from '../tellingWrites.ts';

export interface StepTurn {
  readonly ports: BootstrapPorts;
  readonly phases: LivePhases;
  /** The id of the phase. */
  readonly phase: string;
  readonly guard: Guard & { readonly lease: { sure(signal: AbortSignal): Promise<void> } };
  /** The commit that HEAD has to be; null when the platform is in no repository. */
  readonly head: string | null;
  /** Checks that steps to come are there for: nobody waits for them here. */
  readonly later: ReadonlySet<string>;
  /** The checks that somebody has said no to. */
  readonly refusals: Refusals;
  /** Told of each commit that it makes, at once. */
  readonly made: (commit: string) => void;
  /** A line for people, as it happens; it may hold anything. */
  readonly say: (line: string) => void;
}

/** How the turn of a step ended. `changed`: it would do another thing than what was agreed to, and has done nothing. */
export interface Turned {
  readonly state: 'satisfied' | 'passed' | 'failed' | 'changed' | 'cancelled' | 'waits';
  readonly message: string;
  readonly remedy: string | null;
  /** One that it made. */
  readonly commit: string | null;
  /** Where somebody has to act; absent when that is nowhere. */
  readonly link?: string | null;
  /** What HEAD has to be from now on. */
  readonly head: string | null;
}

/** The same without what is of the whole run. */
type Told = Omit<Turned, 'head'>;

/**
 * The turn of a step: everything is looked at again, it is planned anew and compared with what was agreed to, and then it
 * runs, and its checks are waited for. Rejects when the signal aborts: nothing of it goes on then.
 */
export async function runStep(turn: StepTurn, agreed: PlannedStep, signal: AbortSignal): Promise<Turned> {
  const told = await takeTurn(turn, agreed, signal);
  const { commit } = told;
  if (commit === null) return { ...told, head: turn.head };
  // A commit for a merge request is not where the branch stands.
  const now = signal.aborted ? { head: commit } : await headOf(turn.ports, signal);
  return { ...told, head: 'head' in now && now.head === turn.head ? turn.head : commit };
}

async function takeTurn(turn: StepTurn, agreed: PlannedStep, signal: AbortSignal): Promise<Told> {
  const { ports, phases, guard } = turn;
  const read = await readPlatform(ports, phases, turn.phase, signal);
  if ('code' in read) return failed(read.sentence, read.remedy);
  const step = read.phase.steps.find(({ id }) => id === agreed.id);
  if (step === undefined) return changed('phase.yaml has no such step any more.');
  // What it rests on is listed: a watch that has gone silent would leave it done by an old green.
  const checks = step.satisfiedBy.map((check) => ({ phase: turn.phase, check }));
  const notSeen = await lookAgain(ports.timers, phases, checks, signal);
  const hindered = await hindrance(turn, signal);
  if (hindered !== null) return hindered;
  if (notSeen !== null) return failed(notSeen.message, notSeen.remedy);
  const planning: StepPlanning = {
    ports: { ...ports, ...guarded(ports, guard, lines(turn)), git: guardedGit(ports.git, guard.lease, turn.made) },
    steps: ports.steps,
    phases,
    folder: ports.folder,
    spec: read.spec,
    phase: read.phase,
    git: await ports.gitState.look(ports.folder, signal),
  };
  const state = await stateOf(planning, step, signal);
  if (state.satisfied) return { state: 'satisfied', message: state.reason, remedy: null, commit: null };
  if (agreed.satisfied) return changed(`it had nothing to do when it was planned. ${state.reason}`);
  const refused = await confirmed(ports, agreed, signal);
  if (refused !== null) return failed(refused.message, refused.remedy);
  // Whoever was asked may have thought about it for long: what is planned and what runs lie close together.
  const again = await hindrance(turn, signal);
  if (again !== null) return again;
  // Planning runs what the repository says, so this comes first (SAFETY 1).
  const use = (await useOf(planning, step))?.digest ?? null;
  if (use !== agreed.use) return changed('what runs while it is planned is not what somebody has agreed to.');
  const only = { ...ports, ...guarded(ports, { ...guard, lease: null }, lines(turn)) };
  const { planned, run } = await planStep({ ...planning, ports: only }, step, signal);
  if (planned.satisfied) return { state: 'satisfied', message: planned.reason, remedy: null, commit: null };
  if (planned.problem !== null) return failed(planned.problem);
  if (!isAgreed(agreed, { ...planned, use })) return changed('it is another thing than in the plan.');
  if (run === null) return failed('It has no work.');
  const ran = await run(planning.ports, lines(turn), signal);
  if (ran.state === 'failed') return failed(ran.message, ran.remedy);
  if (ran.state === 'waits') return ran;
  return leaving(leftOf(ran, step), signal, async () => {
    // What was done in the moment of a cancel is done, and told.
    signal.throwIfAborted();
    return done(turn, planning, step, ran, signal);
  });
}

type Passed = Extract<Ran, { readonly state: 'passed' }>;

/** What is told of a step that has run, and is cut while its checks are waited for. */
function leftOf({ message, remedy }: Passed, { satisfiedBy }: StepPlanning['phase']['steps'][number]): string {
  const unseen = satisfiedBy.length === 0 ? [] : ['Its checks were not waited for.'];
  return [message, ...unseen, ...(remedy === undefined ? [] : [remedy])].join(' ');
}

/** It has run: is it as it should be? */
async function done(
  turn: StepTurn,
  planning: StepPlanning,
  step: StepPlanning['phase']['steps'][number],
  { message, commit, remedy: left }: Passed,
  signal: AbortSignal,
): Promise<Told> {
  const { ports, phases, phase, later, refusals } = turn;
  const read = await readPlatform(ports, phases, phase, signal);
  if ('code' in read) return { ...failed(read.sentence, read.remedy), commit };
  const remedy = left ?? null;
  const outcome = await untilSatisfied(ports, planning, { ...step, later, refusals }, lines(turn), signal);
  switch (outcome.state) {
    case 'satisfied':
      return { state: 'passed', message, remedy, commit };
    case 'confirmed':
      return { state: 'passed', message: ports.steps[step.kind].confirmed ?? message, remedy, commit };
    case 'unknown':
      return {
        state: 'passed',
        message: `${message} Whether it is done is not known: ${outcome.reason}`,
        remedy,
        commit,
      };
    case 'late':
      return {
        state: 'failed',
        message: `It has run, and ${outcome.after} later it is not done: ${outcome.reason}`,
        remedy: 'Look at what is missing, and run the phase again: it goes on here.',
        commit,
      };
  }
}

/** Another cluster, a Lease that is gone, or a commit that somebody else has made. */
async function hindrance({ ports, guard, head }: StepTurn, signal: AbortSignal): Promise<Told | null> {
  const other = await sameCluster(guard.cluster, guard.uid, signal);
  if (other !== null) return failed(other.sentence, other.remedy);
  // It may have been taken back since the run began.
  if (ports.writable !== guard.uid)
    return failed('Slipway only reads this cluster by now.', 'Allow writing to this cluster, and run the phase again.');
  await guard.lease.sure(signal);
  const now = await headOf(ports, signal);
  if ('problem' in now) return failed(now.problem, 'See what git says in its folder, and run the phase again.');
  if (now.head === head) return null;
  return failed(
    `Git has moved: HEAD is ${now.head ?? 'no commit'}, and was ${head ?? 'no commit'}.`,
    'Plan again: what the steps would do depends on what is committed.',
  );
}

function guarded(
  { programs, timers }: BootstrapPorts,
  guard: Guard,
  say: (line: string) => void,
): Pick<BootstrapPorts, 'cluster' | 'programs'> {
  const cluster = guardedCluster(guard, (writes) => tellingWrites(writes, timers, say));
  return { cluster, programs: guardedPrograms(programs, guard) };
}

/** What a step says, without what looks like a secret, and with nothing in it that a terminal would obey. */
function lines({ say }: StepTurn): (line: string) => void {
  const redact = lineRedactor();
  return (text) => {
    for (const line of text.split('\n')) {
      const left = redact(line);
      if (left !== null && left.trim() !== '') say(shownLine(left));
    }
  };
}

function failed(message: string, remedy: string | null = null): Told {
  return { state: 'failed', message, remedy, commit: null };
}

function changed(what: string): Told {
  return {
    state: 'changed',
    message: `What it would do has changed since the plan: ${what}`,
    remedy: 'Plan again, and agree to that: it goes on here.',
    commit: null,
  };
}
