import type { Clock, Timers } from '../../src/ports.ts';

interface Pending {
  readonly due: number;
  readonly milliseconds: number;
  readonly call: () => void;
}

/** Time that passes when the test says so. */
export class ManualTimers implements Timers, Clock {
  readonly #start: number;
  readonly #pending = new Set<Pending>();
  readonly #awaited = new Set<{ readonly milliseconds: number; readonly resolve: () => void }>();
  #elapsed = 0;
  #hurry = -1;

  constructor(start = '2026-01-01T00:00:00Z') {
    this.#start = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#start + this.#elapsed);
  }

  after(milliseconds: number, call: () => void): () => void {
    const pending = { due: this.#elapsed + milliseconds, milliseconds, call };
    this.#pending.add(pending);
    if (milliseconds <= this.#hurry) setImmediate(() => this.#end(pending));
    for (const awaited of this.#awaited) if (awaited.milliseconds === milliseconds) awaited.resolve();
    return () => void this.#pending.delete(pending);
  }

  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const cancel = this.after(milliseconds, resolve);
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    try {
      await promise;
    } finally {
      cancel();
      signal.removeEventListener('abort', stop);
    }
  }

  /** From now on whoever waits no longer than this need not, though its time passes. */
  hurry(milliseconds: number): void {
    this.#hurry = milliseconds;
    for (const pending of this.#pending) if (pending.milliseconds <= milliseconds) this.#end(pending);
  }

  /** Calls what is due, in the order of its time. */
  advance(milliseconds: number): void {
    const until = this.#elapsed + milliseconds;
    for (;;) {
      const next = [...this.#pending].filter(({ due }) => due <= until).toSorted((a, b) => a.due - b.due)[0];
      if (next === undefined) break;
      this.#pending.delete(next);
      this.#elapsed = Math.max(this.#elapsed, next.due);
      next.call();
    }
    this.#elapsed = until;
  }

  /** Resolves when somebody waits for exactly this long. */
  async waiting(milliseconds: number): Promise<void> {
    if (![...this.#pending].some((pending) => pending.milliseconds === milliseconds)) await this.begins(milliseconds);
  }

  /** Resolves when somebody begins to wait for exactly this long. */
  async begins(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const awaited = { milliseconds, resolve };
    this.#awaited.add(awaited);
    await promise;
    this.#awaited.delete(awaited);
  }

  /** Waits until somebody waits for this long, and lets it pass. */
  async pass(milliseconds: number): Promise<void> {
    await this.waiting(milliseconds);
    this.advance(milliseconds);
  }

  /** Its time passes, and with it that of all who wait no longer. */
  #end(pending: Pending): void {
    if (this.#pending.has(pending)) this.advance(Math.max(0, pending.due - this.#elapsed));
  }

  /** How long is waited for at this moment, the shortest first. */
  get pending(): readonly number[] {
    return [...this.#pending].map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  }
}
