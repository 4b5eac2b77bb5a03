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

  constructor(steps: number = usual) {
    this.#left = steps;
  }

  /** Throws `Exhausted` when nothing is left. */
  take(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new Exhausted();
  }
}

/** What `run` answers; what `otherwise` answers when the meter's steps did not do. */
export function withinSteps<T, U>(run: () => T, otherwise: () => U): T | U {
  try {
    return run();
  } catch (error) {
    if (error instanceof Exhausted) return otherwise();
    throw error;
  }
}
