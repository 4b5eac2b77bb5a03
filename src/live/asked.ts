import type { CheckAnswer } from '../domain/phases/answer.ts';
import { judgeAnswer } from '../domain/phases/answer.ts';
import type { Plan } from '../domain/phases/plan.ts';
import type { Answered, GitKnown } from '../domain/phases/world.ts';

/** A check of a phase, by its ids. */
export interface CheckPlace {
  readonly phase: string;
  readonly check: string;
}

/** One asking of a check, with what it asks by: its answer says something about that alone. */
export interface Ticket {
  readonly place: CheckPlace;
  /** Null when there was no platform. */
  readonly plan: Plan | null;
  readonly git: GitKnown | null;
}

/** What somebody asked for: what is being asked, the newest asking of each check, and what came out of it. */
export class Asked {
  readonly #answers = new Map<string, Answered>();
  readonly #running = new Map<string, Ticket>();

  /** Whether there is any answer, which gets older. */
  get hasAnswers(): boolean {
    return this.#answers.size > 0;
  }

  known(place: CheckPlace): Answered | 'running' | null {
    const key = keyOf(place);
    return this.#running.has(key) ? 'running' : (this.#answers.get(key) ?? null);
  }

  begin(ticket: Ticket): void {
    this.#running.set(keyOf(ticket.place), ticket);
  }

  /** Judges an answer by what was asked. False when it was overtaken or forgotten: then it is none. */
  answer(ticket: Ticket, answer: CheckAnswer, now: number, ms: number): boolean {
    const { place, plan, git } = ticket;
    if (!this.end(ticket)) return false;
    if (plan !== null)
      this.#answers.set(keyOf(place), judgeAnswer(plan, place.phase, place.check, answer, { git, now }, ms));
    return true;
  }

  /** What an answer was made from is another thing by now: it is stale. */
  outdate(place: CheckPlace): void {
    const known = this.#answers.get(keyOf(place));
    if (known !== undefined) this.#answers.set(keyOf(place), { ...known, inputs: nothing });
  }

  /** Whether it was still being asked. */
  end(ticket: Ticket): boolean {
    const key = keyOf(ticket.place);
    return this.#running.get(key) === ticket && this.#running.delete(key);
  }

  /** Forgets all of it: what comes late is no answer any more. */
  forget(): void {
    this.#answers.clear();
    this.#running.clear();
  }
}

/** No check asks by that. */
const nothing = '';

function keyOf({ phase, check }: CheckPlace): string {
  return JSON.stringify([phase, check]);
}
