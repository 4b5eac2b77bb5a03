import type { HttpAnswer } from '../../src/domain/phases/httpAnswer.ts';
import type { Http } from '../../src/ports.ts';

/** Addresses and what they answer; where there is none nothing listens. */
export class MemoryHttp implements Http {
  readonly answers: Map<string, HttpAnswer | { readonly failure: string }>;
  /** What was asked, with the token, in order. */
  readonly asked: string[] = [];
  /** An answer waits for this. */
  until: Promise<void> = Promise.resolve();

  constructor(answers: Readonly<Record<string, HttpAnswer | { readonly failure: string }>> = {}) {
    this.answers = new Map(Object.entries(answers));
  }

  async get(
    { url, token }: { readonly url: string; readonly token: string | null },
    signal: AbortSignal,
  ): Promise<HttpAnswer | { readonly failure: string }> {
    this.asked.push(token === null ? url : `${url} ${token}`);
    const { promise, reject } = Promise.withResolvers<never>();
    const stop = (): void => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    try {
      await Promise.race([this.until, promise]);
    } finally {
      signal.removeEventListener('abort', stop);
    }
    signal.throwIfAborted();
    return this.answers.get(url) ?? { failure: 'nothing listens there' };
  }
}
