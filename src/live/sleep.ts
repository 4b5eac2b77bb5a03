import type { Timers } from '../ports.ts';

/** Waiting that somebody can cut short; who was woken before it slept does not sleep. */
export class Sleep {
  readonly #timers: Timers;
  #wake: (() => void) | null = null;
  #isWoken = false;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Until the milliseconds have passed or somebody wakes; null waits for that alone. Rejects with the reason of the signal. */
  async until(milliseconds: number | null, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#isWoken || milliseconds === 0) {
      this.#isWoken = false;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    const cancel = milliseconds === null ? () => undefined : this.#timers.after(milliseconds, resolve);
    const stop = (): void => resolve();
    signal.addEventListener('abort', stop, { once: true });
    await promise;
    cancel();
    signal.removeEventListener('abort', stop);
    this.#wake = null;
    this.#isWoken = false;
    signal.throwIfAborted();
  }

  wake(): void {
    this.#isWoken = true;
    this.#wake?.();
  }
}
