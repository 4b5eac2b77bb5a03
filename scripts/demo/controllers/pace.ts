import { setTimeout as wait } from 'node:timers/promises';

/** Steps in time: of stories, and of what controllers do. */
export class Pace {
  readonly #milliseconds: number;
  readonly #ended = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** Rejects when the demo is closed, or when the signal says so. */
  async step(signal: AbortSignal = this.#ended.signal): Promise<void> {
    const ends = AbortSignal.any([signal, this.#ended.signal]);
    await wait(this.#milliseconds, undefined, { signal: ends }).catch((error: unknown) => {
      ends.throwIfAborted();
      throw error;
    });
  }

  /** Goes on by itself until it is done or the demo is closed; other failures are bugs. */
  start(work: () => Promise<void>): void {
    const running = work()
      .catch((error: unknown) => {
        if (!this.#ended.signal.aborted) throw error;
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Nothing goes on any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async end(): Promise<void> {
    this.#ended.abort(new Error('The demo cluster is closed.'));
    await this.idle();
  }
}
