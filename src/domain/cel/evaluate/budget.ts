import type { Meter } from '../library/function.ts';
import type { Externals } from '../value/externals.ts';
import { nothingOutside } from '../value/externals.ts';
import { Trouble } from '../value/trouble.ts';

/** How much one evaluation may use up. */
export interface Budget {
  /** Nodes that are evaluated, and work of functions in about the same measure. */
  readonly steps: number;
  /** Characters that come into being; an element of a list counts as many. */
  readonly room: number;
}

/** What is left of a budget: all evaluations that are given the same one take from it. */
export class Funds implements Budget {
  steps: number;
  room: number;

  constructor({ steps, room }: Budget) {
    this.steps = steps;
    this.room = room;
  }

  get areSpent(): boolean {
    return this.steps < 0 || this.room < 0;
  }
}

/** A fraction of a second, and some tens of megabytes. */
export const usualBudget: Budget = { steps: 1_000_000, room: 10_000_000 };

/** An element with its origin takes about as much memory as so many characters. */
const elementSize = 16;

/** How deep evaluation may go down on the stack, with the variables that it works out on the way. */
const deepest = 1000;

/** What is left of a budget, and whom functions may ask. */
export class Purse implements Meter {
  readonly externals: Externals;
  readonly #funds: Funds;
  #depth = 0;
  readonly #done = new Set<string>();

  /** A budget is for this purse alone, unless it is `Funds`. */
  constructor(budget: Budget, externals: Externals = nothingOutside) {
    this.externals = externals;
    this.#funds = budget instanceof Funds ? budget : new Funds(budget);
  }

  /** Whether a node may be evaluated; if so, `leave` has to follow. */
  enter(): boolean {
    this.#funds.steps -= 1;
    if (this.#funds.steps < 0 || this.#depth >= deepest) return false;
    this.#depth += 1;
    return true;
  }

  leave(): void {
    this.#depth -= 1;
  }

  /** Why `enter` refused. */
  exhausted(): Trouble {
    return this.#funds.steps < 0 ? tooLong() : new Trouble('budget', `The evaluation goes more than ${deepest} deep.`);
  }

  work(steps: number): Trouble | undefined {
    this.#funds.steps -= steps;
    return this.#funds.steps < 0 ? tooLong() : undefined;
  }

  once(what: string, steps: number): Trouble | undefined {
    if (this.#done.has(what)) return undefined;
    this.#done.add(what);
    return this.work(steps);
  }

  grow(characters: number): Trouble | undefined {
    this.#funds.room -= characters;
    if (this.#funds.room < 0) return new Trouble('budget', 'The expression makes more text and lists than it may.');
    // What comes into being also takes its time.
    return characters < 100 ? undefined : this.work(Math.floor(characters / 100));
  }

  growBy(elements: number): Trouble | undefined {
    return this.grow(elements * elementSize);
  }
}

function tooLong(): Trouble {
  return new Trouble('budget', 'The expression takes more steps than it may.');
}
