import { backoff } from '../../../domain/kubernetes/backoff.ts';
import type { Timers } from '../../../ports.ts';
import { Failed } from '../failed.ts';
import { limits } from '../limits.ts';

export interface Patience {
  readonly timers: Timers;
  /** 0 to 1 */
  readonly chance: () => number;
}

/**
 * Tries again what failed for reasons that pass in a moment: a connection that broke off, 429, 5xx. A server that wants
 * to be left alone for longer than a request may take gets its way: then the failure counts.
 */
export async function persistently<Value>(
  attempt: () => Promise<Value>,
  { timers, chance }: Patience,
  signal: AbortSignal,
): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Failed) || !passing.has(error.failure.code) || tries === limits.tries) throw error;
      const pause = error.failure.retryAfter ?? backoff(tries, chance());
      if (pause > limits.patience) throw error;
      await timers.wait(pause, signal);
    }
  }
}

const passing: ReadonlySet<string> = new Set(['reset', 'throttled', 'server']);
