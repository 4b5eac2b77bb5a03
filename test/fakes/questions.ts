import type { Lock, Opener } from '../../src/domain/sealing/age.ts';
import type { Question, Questions } from '../../src/writes.ts';

/** Answers by kind of question; a function sees the question, and null or false is stepping away. */
export interface Said {
  readonly secret?: string | null | ((question: Question) => string | null);
  readonly typed?: boolean | ((question: Question) => boolean);
  readonly done?: boolean | ((question: Question) => boolean);
  readonly agreed?: boolean | ((question: Question) => boolean);
  readonly backup?: { readonly file: string; readonly lock: Lock } | null;
  readonly restore?: { readonly text: string; readonly opens: Opener } | null;
}

/** Somebody who answers as they are told; without an answer they step away. */
export class MemoryQuestions implements Questions {
  /** What was asked, in order. */
  readonly asked: (Question & { readonly kind: keyof Questions })[] = [];
  said: Said;
  /** Happens while a question is open: it may abort the signal, which rejects as a real one does. */
  during: (question: Question) => void = () => undefined;

  constructor(said: Said = {}) {
    this.said = said;
  }

  secret(question: Question, signal: AbortSignal): Promise<string | null> {
    const { secret = null } = this.said;
    return this.#answer('secret', question, signal, () => (typeof secret === 'function' ? secret(question) : secret));
  }

  typed(question: Question, signal: AbortSignal): Promise<boolean> {
    const { typed = false } = this.said;
    return this.#answer('typed', question, signal, () => (typeof typed === 'function' ? typed(question) : typed));
  }

  done(question: Question, signal: AbortSignal): Promise<boolean> {
    const { done = false } = this.said;
    return this.#answer('done', question, signal, () => (typeof done === 'function' ? done(question) : done));
  }

  agreed(question: Question, signal: AbortSignal): Promise<boolean> {
    const { agreed = false } = this.said;
    return this.#answer('agreed', question, signal, () => (typeof agreed === 'function' ? agreed(question) : agreed));
  }

  backup(question: Question, signal: AbortSignal): Promise<{ readonly file: string; readonly lock: Lock } | null> {
    return this.#answer('backup', question, signal, () => this.said.backup ?? null);
  }

  restore(question: Question, signal: AbortSignal): Promise<{ readonly text: string; readonly opens: Opener } | null> {
    return this.#answer('restore', question, signal, () => this.said.restore ?? null);
  }

  async #answer<Answer>(
    kind: keyof Questions,
    question: Question,
    signal: AbortSignal,
    answer: () => Answer,
  ): Promise<Answer> {
    signal.throwIfAborted();
    this.asked.push({ kind, ...question });
    await Promise.resolve();
    this.during(question);
    signal.throwIfAborted();
    return answer();
  }
}
