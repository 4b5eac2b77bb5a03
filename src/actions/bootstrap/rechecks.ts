import { canonical } from '../../domain/phases/canonical.ts';
import type { CheckResult } from '../../domain/phases/result.ts';
import { onDemandKinds } from '../../domain/phases/spec.ts';
import type { Timers } from '../../ports.ts';
import { Spans } from './spans.ts';

/** Milliseconds after which a check that is not green is asked again, first and at most. */
const shortest = 5000;
const longest = 60_000;

/**
 * When checks on demand that are not green are worth asking again: each time after a longer pause, and a probe that has
 * failed only when its phase has changed, since each one creates Jobs.
 */
export class Rechecks {
  readonly #pauses: Spans;
  readonly #asked = new Map<string, { readonly pause: number; readonly ground: string }>();

  constructor(timers: Timers) {
    this.#pauses = new Spans(timers);
  }

  /** Whether one of these checks of a phase is to be asked now. */
  isDue(check: CheckResult, among: readonly CheckResult[]): boolean {
    const before = this.#asked.get(check.id);
    if (before === undefined) return true;
    if (this.#pauses.isRunning(check.id)) return false;
    return check.kind !== 'probe' || check.state !== 'failed' || groundOf(check, among) !== before.ground;
  }

  /** It is asked now. */
  asks(check: CheckResult, among: readonly CheckResult[]): void {
    const before = this.#asked.get(check.id);
    const pause = before === undefined ? shortest : Math.min(2 * before.pause, longest);
    this.#asked.set(check.id, { pause, ground: groundOf(check, among) });
    this.#pauses.begin(check.id, pause);
  }

  /** Nobody waits any more. */
  end(): void {
    this.#pauses.endAll();
  }
}

/** How the other checks of its phase stand. What one on demand says in detail is another thing each time. */
function groundOf({ id }: CheckResult, among: readonly CheckResult[]): string {
  const others = among.filter((other) => other.id !== id);
  return canonical(others.map(({ kind, state, message }) => (onDemandKinds.has(kind) ? [state] : [state, message])));
}
