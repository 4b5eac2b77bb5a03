import type { Clock } from '../../ports.ts';

/** Milliseconds without use for which sudo itself would trust one (sudoers(5), timestamp_timeout). */
const trusted = 15 * 60_000;

/**
 * Passwords of sudo by host, in memory only: a plan asks a host several times before its run does something there. They
 * belong to one plan and its run, which clears them when it ends.
 */
export class SudoPasswords {
  readonly #clock: Clock;
  readonly #typed = new Map<string, { readonly password: string; readonly at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The one that was typed a while ago; null when there is none. Using it prolongs that. */
  known(host: string): string | null {
    const typed = this.#typed.get(host);
    if (typed === undefined) return null;
    if (Math.abs(typed.at - this.#now()) > trusted) {
      this.forget(host);
      return null;
    }
    this.keep(host, typed.password);
    return typed.password;
  }

  keep(host: string, password: string): void {
    this.#typed.set(host, { password, at: this.#now() });
  }

  /** It is not taken any more. */
  forget(host: string): void {
    this.#typed.delete(host);
  }

  clear(): void {
    this.#typed.clear();
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
}
