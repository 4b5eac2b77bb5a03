import type { CheckPlace } from './asked.ts';
import { reportBug } from './change.ts';

/** Whether what an answer was made from is still the same. Files and programs are looked at, and nothing runs. */
export type StillSame = () => Promise<boolean>;

interface Ground {
  readonly place: CheckPlace;
  readonly stillSame: StillSame;
}

/**
 * What answers rest on and nobody tells of when it changes: the scripts that a command names, the program that it starts.
 * At most one look at a time, and one more for all who ask meanwhile.
 */
export class Grounds {
  readonly #onGone: (place: CheckPlace) => void;
  readonly #onLooked: () => void;
  readonly #known = new Map<string, Ground>();
  #isClosed = false;
  #isLooking = false;
  #isAskedAgain = false;

  /** `onGone` is told of each answer whose ground is another one by now, `onLooked` of the end of all looking. */
  constructor(onGone: (place: CheckPlace) => void, onLooked: () => void) {
    this.#onGone = onGone;
    this.#onLooked = onLooked;
  }

  /** Somebody looks at it right now. */
  get isOpen(): boolean {
    return this.#isLooking && !this.#isClosed;
  }

  /** What the newest answer rests on; null for one that rests on nothing of the kind. */
  set(place: CheckPlace, stillSame: StillSame | null): void {
    if (stillSame === null) this.#known.delete(keyOf(place));
    else this.#known.set(keyOf(place), { place, stillSame });
  }

  look(): void {
    if (this.#isClosed || this.#known.size === 0) return;
    if (this.#isLooking) this.#isAskedAgain = true;
    else void this.#look();
  }

  forget(): void {
    this.#known.clear();
  }

  close(): void {
    this.#isClosed = true;
    this.forget();
  }

  async #look(): Promise<void> {
    this.#isLooking = true;
    try {
      do {
        this.#isAskedAgain = false;
        await Promise.all([...this.#known].map(([key, ground]) => this.#lookAt(key, ground)));
      } while (this.#isAskedAgain && !this.#isClosed);
    } catch (error) {
      reportBug(error);
    } finally {
      this.#isLooking = false;
      if (!this.#isClosed) this.#onLooked();
    }
  }

  async #lookAt(key: string, ground: Ground): Promise<void> {
    if (await ground.stillSame()) return;
    // A newer answer may have come meanwhile, which rests on what is there now.
    if (this.#known.get(key) !== ground) return;
    this.#known.delete(key);
    this.#onGone(ground.place);
  }
}

function keyOf({ phase, check }: CheckPlace): string {
  return JSON.stringify([phase, check]);
}
