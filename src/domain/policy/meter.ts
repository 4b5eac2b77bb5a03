import { Funds, usualBudget } from '../cel/evaluate/budget.ts';

/** Everything of it has been used up: nothing is known of what was being worked out. */
export class Exhausted extends Error {
  override readonly name = 'Exhausted';

  constructor() {
    super('The policy takes more steps than it may.');
  }
}

/** A fraction of a second. */
const usual = 2_000_000;

/**
 * What judging one object by one policy may still take: an element looked at is a step, 64 characters compared are one, and
 * so is a step of JMESPath. CEL has funds of its own.
 */
export class Meter {
  /** Steps; below zero when more was wanted. */
  left: number;
  readonly funds: Funds;
  #depth = 0;

  constructor(steps: number = usual, funds: Funds = new Funds(usualBudget)) {
    this.left = steps;
    this.funds = funds;
  }

  /** A part of what there usually is. */
  static partOf(share: number): Meter {
    const { steps, room } = usualBudget;
    return new Meter(usual * share, new Funds({ steps: steps * share, room: room * share }));
  }

  get isSpent(): boolean {
    return this.left < 0 || this.funds.areSpent;
  }

  /** Throws `Exhausted` when nothing is left. */
  take(steps: number): void {
    this.left -= steps;
    if (this.left < 0) throw new Exhausted();
  }

  /** What `run` answers, one level deeper; throws `Exhausted` where nobody goes: each level takes its part of the stack. */
  deeper<T>(run: () => T): T {
    if (this.#depth >= deepest) throw new Exhausted();
    this.#depth += 1;
    try {
      return run();
    } finally {
      this.#depth -= 1;
    }
  }
}

/** Entries of a context that name each other. */
const deepest = 100;

/** What `run` answers; what `otherwise` answers when the meter's steps did not do. */
export function withinSteps<T, U>(run: () => T, otherwise: () => U): T | U {
  try {
    return run();
  } catch (error) {
    if (error instanceof Exhausted) return otherwise();
    throw error;
  }
}
