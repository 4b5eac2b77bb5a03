import { Meter } from './meter.ts';
import type { Outcome, Steps } from './outcome.ts';

/** What judging one object by one policy may take. */
export class Allowance {
  #meter: Meter;
  #isExhausted = false;

  constructor(meter: Meter) {
    this.#meter = meter;
  }

  /** For the next part of a policy: what those before it have left, and a small one once that was too little. */
  meter(): Meter {
    if (this.#meter.isSpent) {
      this.#isExhausted = true;
      this.#meter = Meter.partOf(small);
    }
    return this.#meter;
  }

  /** Whether some part wanted more. */
  get isExhausted(): boolean {
    return this.#isExhausted || this.#meter.isSpent;
  }
}

/** Where a version of a policy took more than it may for the first time. */
export interface Stopped {
  /** The object that it was asked about. */
  readonly object: unknown;
  /** What was being worked out, from the root of the policy; null when that may be any of it. */
  readonly said: Steps | null;
}

/**
 * How long one version of a policy is waited for. Once it has used up all that there is for an object, it gets a hundredth
 * of that for any other and for each part of itself: an ordinary evaluation takes less, and one without end is not paid for
 * again with each object and each key that is typed.
 */
export class Patience {
  #stopped: Stopped | null = null;

  /** Null while it has always come to an end. */
  get stopped(): Stopped | null {
    return this.#stopped;
  }

  forObject(): Allowance {
    return new Allowance(this.#stopped === null ? new Meter() : Meter.partOf(small));
  }

  /** Looks at what judging an object took, and what came of it: true when that was too much for the first time. */
  note(object: unknown, outcomes: readonly Outcome[], { isExhausted }: Allowance): boolean {
    const stopped = outcomes.find(({ isStopped }) => isStopped);
    // The message of a failure, and what decides it, may take more than the failure itself.
    if (this.#stopped !== null || (stopped === undefined && !isExhausted)) return false;
    const { said = null } = stopped ?? outcomes.find(({ outcome }) => outcome === 'fail') ?? {};
    this.#stopped = { object, said };
    return true;
  }
}

const small = 0.01;
