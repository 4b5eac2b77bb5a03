/** Tells those who listen. One that throws spares neither the others nor whoever tells: it is a bug of its own. */
export class Change<News> {
  readonly #listeners = new Set<{ readonly call: (news: News) => void }>();

  /** What it returns ends the listening. */
  on(call: (news: News) => void): () => void {
    const listener = { call };
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Resolves when it is told next, or when the signal aborts or has. */
  async next(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = (): void => resolve();
    const off = this.on(stop);
    signal.addEventListener('abort', stop, { once: true });
    await promise;
    off();
    signal.removeEventListener('abort', stop);
  }

  tell(news: News): void {
    for (const { call } of this.#listeners) {
      try {
        call(news);
      } catch (error) {
        reportBug(error);
      }
    }
  }
}

/** As an error that nobody catches, which is what a bug is. */
export function reportBug(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
