import { failureOf } from '../../domain/kubernetes/failure.ts';
import type { Answer, Failure, FailureCode } from '../../domain/kubernetes/failure.ts';

/** Carries a failure to the border of the port, where it becomes the answer. */
export class Failed extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'Failed';
    this.failure = failure;
  }
}

/** A failure to throw. */
export function failed(
  code: FailureCode,
  message: string,
  more: Partial<Omit<Failure, 'code' | 'message'>> = {},
): Failed {
  return new Failed(failureOf(code, message, more));
}

/** The result of some work, or the failure that it threw. Rejects with the reason of the signal, and with what is a bug. */
export async function answerOf<Value>(work: () => Promise<Value>, signal?: AbortSignal): Promise<Answer<Value>> {
  try {
    return { value: await work() };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Failed) return { failure: error.failure };
    throw error;
  }
}
