/** Calls once after so many milliseconds; what it returns prevents that. */
export type After = (milliseconds: number, call: () => void) => () => void;

/** The longest wait, in milliseconds: a machine that sleeps stops its timers, and a timer takes no more than 25 days. */
const longest = 60 * 60 * 1000;

/** Tells when something expires: one timer, for the moment that comes next. */
export class NextExpiry {
  readonly #now: () => number | null;
  readonly #after: After;
  readonly #passed: () => void;
  #cancel: () => void = () => undefined;

  /** `now` is in milliseconds since 1970; where it is not known nothing expires. `passed` is called once for `await`. */
  constructor(now: () => number | null, after: After, passed: () => void) {
    this.#now = now;
    this.#after = after;
    this.#passed = passed;
  }

  /** Waits for the first of these moments (milliseconds since 1970) that is still to come, and for no former one. */
  await(moments: readonly number[]): void {
    this.#cancel();
    const now = this.#now();
    if (now === null) return;
    const next = moments.reduce((least, one) => (one >= now ? Math.min(least, one) : least), Number.POSITIVE_INFINITY);
    if (next !== Number.POSITIVE_INFINITY) this.#wait(next, now);
  }

  #wait(moment: number, now: number): void {
    // What expires holds to the end of its millisecond.
    this.#cancel = this.#after(Math.min(moment + 1 - now, longest), () => {
      const later = this.#now();
      if (later === null || later > moment) this.#passed();
      else this.#wait(moment, later);
    });
  }
}
