import type { CheckAnswer } from '../domain/phases/answer.ts';
import type { CheckResult, State } from '../domain/phases/result.ts';
import { onDemandKinds } from '../domain/phases/spec.ts';
import type { CheckKind } from '../domain/phases/spec.ts';
import type { CheckPlace } from '../live/asked.ts';
import type { LivePhases } from '../live/phases.ts';
import { agreedTo, doesNow } from './agreement.ts';
import type { Agreed, AgreementPorts, Placed } from './agreement.ts';
import { isSameGround, isSamePrepared } from './prepareCheck.ts';
import { settle } from './settle.ts';
import { askCheck } from './validateCheck.ts';
import type { AskingPorts } from './validateCheck.ts';

export interface ValidatePorts extends AskingPorts, AgreementPorts {}

export interface Scope {
  /** Phases (`check` is null) and checks; null for everything. */
  readonly only: readonly { readonly phase: string; readonly check: string | null }[] | null;
  /** Of the kinds that run on demand: those that may. All when left out. */
  readonly kinds?: ReadonlySet<CheckKind>;
}

export interface ValidateProgress {
  /** Checks on demand that are done, of how many. */
  readonly done: number;
  readonly total: number;
  /** The one that was done last, or is the first. */
  readonly title: string;
}

/** How the checks of the scope stand afterwards. */
export interface Validated {
  readonly checked: number;
  readonly passed: number;
  readonly failed: number;
  /** Unknown, blocked, stale or running. */
  readonly notKnown: number;
  /** Somebody was asked whether checks on demand may run, and said no. */
  readonly isRefused: boolean;
}

/**
 * Looks again at everything in the scope: what is live is asked anew where it failed, and what runs on demand runs, once
 * somebody has agreed to all of it together. Rejects when the signal aborts; what was not finished then stays as it was.
 */
export async function validate(
  ports: ValidatePorts,
  phases: LivePhases,
  scope: Scope,
  onProgress: (progress: ValidateProgress) => void,
  signal: AbortSignal,
): Promise<Validated> {
  phases.refresh();
  await settle(ports.timers, phases, patience, signal);
  const wanted = await agreedTo(ports, phases, () => runnable(phases, scope), signal);
  const isAllowed = wanted !== null;
  if (isAllowed) await runAll(ports, phases, wanted, onProgress, signal);
  return { ...summary(phases, scope), isRefused: !isAllowed };
}

/** Milliseconds for which answers are waited for before it goes on with what is known. */
const patience = 15_000;

/** How many checks are asked at once. */
const together = 4;

async function runAll(
  ports: ValidatePorts,
  phases: LivePhases,
  wanted: readonly Agreed[],
  onProgress: (progress: ValidateProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  const total = wanted.length;
  const report = (title: string): void => onProgress({ done: total - open.size, total, title });
  const open = new Set(wanted);
  if (total > 0) report(wanted[0]?.spec.title ?? '');
  while (open.size > 0) {
    // Whoever requires another check is asked after it, and not at all when that has not passed.
    const ready = [...open].filter((one) => !requirements(one, wanted).some((other) => open.has(other)));
    const round = ready.length > 0 ? ready : [...open];
    await inParallel(round, async (one) => {
      if (resultOf(phases, one)?.blockedBy === null) await run(ports, phases, one, signal);
      open.delete(one);
      report(one.spec.title);
    });
    await settle(ports.timers, phases, patience, signal);
  }
}

async function run(ports: ValidatePorts, phases: LivePhases, one: Agreed, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const begun = ports.clock.now().getTime();
  const ticket = phases.begin({ phase: one.phase, check: one.check });
  try {
    const now = await doesNow(ports, phases, one);
    const answer = await answerOf(ports, one, now, signal);
    // Nobody tells when a script changes that its command names.
    const stillSame =
      'problem' in now || now.program === null
        ? null
        : async () => isSameGround(now, await doesNow(ports, phases, one));
    phases.answer(ticket, answer, ports.clock.now().getTime() - begun, stillSame);
  } finally {
    phases.drop(ticket);
  }
}

async function answerOf(
  ports: ValidatePorts,
  { does, spec }: Agreed,
  now: Agreed['does'],
  signal: AbortSignal,
): Promise<CheckAnswer> {
  signal.throwIfAborted();
  if (!isSamePrepared(does, now))
    return failure('What it does has changed since somebody agreed to it: Validate asks anew.');
  if ('problem' in now) return failure(now.problem, now.remedy);
  return askCheck(ports, spec, now, signal);
}

function failure(message: string, remedy: string | null = null): CheckAnswer {
  return { kind: 'failure', message, remedy, right: null };
}

async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  // Whoever is cancelled waits until nothing of it runs any more.
  const ended = await Promise.allSettled(Array.from({ length: together }, worker));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}

/** The checks on demand of a scope that apply, with those on demand that they require. */
function runnable(phases: LivePhases, { only, kinds = onDemandKinds }: Scope): readonly Placed[] {
  const all = placesOf(phases).filter(
    (one) =>
      onDemandKinds.has(one.spec.kind) &&
      kinds.has(one.spec.kind) &&
      resultOf(phases, one)?.state !== 'notApplicable' &&
      !isHindered(phases, one),
  );
  const wanted = new Set(all.filter((one) => isIn(only, one)));
  // Grows while it is walked.
  for (const one of wanted) for (const other of requirements(one, all)) wanted.add(other);
  return all.filter((one) => wanted.has(one));
}

/** Something that nobody runs here has not passed. */
function isHindered(phases: LivePhases, one: Placed): boolean {
  const result = resultOf(phases, one);
  if (result === null || result.state !== 'blocked') return false;
  const before = placesOf(phases).find(({ phase, check }) => phase === one.phase && check === result.blockedBy);
  return before === undefined || !onDemandKinds.has(before.spec.kind);
}

function requirements<One extends Placed>(one: Placed, among: readonly One[]): readonly One[] {
  return among.filter((other) => other !== one && other.phase === one.phase && one.spec.requires.includes(other.check));
}

function summary(phases: LivePhases, { only }: Scope): Omit<Validated, 'isRefused'> {
  const results = placesOf(phases).flatMap((one) => (isIn(only, one) ? (resultOf(phases, one) ?? []) : []));
  const count = (...states: readonly State[]): number => results.filter(({ state }) => states.includes(state)).length;
  const [passed, failed, left] = [count('passed'), count('failed'), count('notApplicable')];
  return { checked: results.length - left, passed, failed, notKnown: results.length - left - passed - failed };
}

function placesOf({ spec }: LivePhases): readonly Placed[] {
  return (spec?.phases ?? []).flatMap(({ id, checks }) =>
    checks.map((check) => ({ phase: id, check: check.id, spec: check })),
  );
}

function resultOf({ results }: LivePhases, { phase, check }: CheckPlace): CheckResult | null {
  return results.find(({ id }) => id === phase)?.checks.find(({ id }) => id === check) ?? null;
}

function isIn(only: Scope['only'], { phase, check }: CheckPlace): boolean {
  return only === null || only.some((one) => one.phase === phase && (one.check === null || one.check === check));
}
