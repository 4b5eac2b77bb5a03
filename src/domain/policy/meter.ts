/** Everything of it has been used up: nothing is known of what was being worked out. */
export class Exhausted extends Error {
  override readonly name = 'Exhausted';

  constructor() {
    super('The policy takes more steps than it may.');
  }
}

/** A fraction of a second. */
const usual = 2_000_000;

/** What judging one object by one rule may still take: an element looked at is a step, 64 characters compared are one. */
export class Meter {
  #left: number;
  #depth = 0;

  constructor(steps: number = usual) {
    this.#left = steps;
  }

  /** Throws `Exhausted` when nothing is left. */
  take(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Exhausted();
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
