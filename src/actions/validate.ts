import type { CheckResult, State } from '../domain/phases/result.ts';
import { onDemandKinds } from '../domain/phases/spec.ts';
import type { CheckKind, CheckSpec } from '../domain/phases/spec.ts';
import { sha256 } from '../domain/sha256.ts';
import type { CheckPlace, LivePhases } from '../live/phases.ts';
import type { CheckConsent, CheckUse, Clock, Timers } from '../ports.ts';
import { askable, askCheck } from './validateCheck.ts';
import type { AskingPorts } from './validateCheck.ts';

export interface ValidatePorts extends AskingPorts {
  readonly consent: CheckConsent;
  readonly clock: Clock;
  readonly timers: Timers;
}

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
  await settle(ports, phases, signal);
  const wanted = runnable(phases, scope);
  const uses = await usesOf(phases, wanted);
  const isAllowed = uses.length === 0 || (await ports.consent.allows(uses, signal));
  signal.throwIfAborted();
  if (isAllowed) await runAll(ports, phases, wanted, onProgress, signal);
  return { ...summary(phases, scope), isRefused: !isAllowed };
}

/** Milliseconds for which answers are waited for before it goes on with what is known. */
const patience = 15_000;

/** How many checks are asked at once. */
const together = 4;

interface Wanted extends CheckPlace {
  readonly spec: CheckSpec;
}

async function runAll(
  ports: ValidatePorts,
  phases: LivePhases,
  wanted: readonly Wanted[],
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
    await settle(ports, phases, signal);
  }
}

async function run(ports: ValidatePorts, phases: LivePhases, one: Wanted, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const begun = ports.clock.now().getTime();
  phases.begin([one]);
  try {
    const use = phases.use(one);
    const answer =
      'problem' in use && askable.has(one.spec.kind)
        ? ({ kind: 'failure', message: use.problem, right: null } as const)
        : await askCheck(ports, one.spec, 'url' in use ? use.url : null, signal);
    phases.answer(one, answer, ports.clock.now().getTime() - begun);
  } finally {
    phases.drop([one]);
  }
}

async function inParallel<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: together }, worker));
}

/** The checks on demand of a scope that apply, with those on demand that they require. */
function runnable(phases: LivePhases, { only, kinds = onDemandKinds }: Scope): readonly Wanted[] {
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
function isHindered(phases: LivePhases, one: Wanted): boolean {
  const result = resultOf(phases, one);
  if (result === null || result.state !== 'blocked') return false;
  const before = placesOf(phases).find(({ phase, check }) => phase === one.phase && check === result.blockedBy);
  return before === undefined || !onDemandKinds.has(before.spec.kind);
}

function requirements(one: Wanted, among: readonly Wanted[]): readonly Wanted[] {
  return among.filter((other) => other !== one && other.phase === one.phase && one.spec.requires.includes(other.check));
}

async function usesOf(phases: LivePhases, wanted: readonly Wanted[]): Promise<readonly CheckUse[]> {
  const uses: CheckUse[] = [];
  for (const { phase, check, spec } of wanted) {
    if (!askable.has(spec.kind)) continue;
    const use = phases.use({ phase, check });
    if ('problem' in use) continue;
    const digest = await sha256(new TextEncoder().encode(use.text));
    uses.push({ phase, check, title: use.title, kind: use.kind, what: use.what, digest });
  }
  return uses;
}

async function settle({ timers }: ValidatePorts, phases: LivePhases, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  try {
    await Promise.race([phases.settled(until), timers.wait(patience, until)]);
  } finally {
    over.abort();
  }
}

function summary(phases: LivePhases, { only }: Scope): Omit<Validated, 'isRefused'> {
  const results = placesOf(phases).flatMap((one) => (isIn(only, one) ? (resultOf(phases, one) ?? []) : []));
  const count = (...states: readonly State[]): number => results.filter(({ state }) => states.includes(state)).length;
  const [passed, failed, left] = [count('passed'), count('failed'), count('notApplicable')];
  return { checked: results.length - left, passed, failed, notKnown: results.length - left - passed - failed };
}

function placesOf({ spec }: LivePhases): readonly Wanted[] {
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
