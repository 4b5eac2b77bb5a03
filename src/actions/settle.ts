import type { LivePhases } from '../live/phases.ts';
import type { Timers } from '../ports.ts';

/**
 * Waits until all that is known is judged, for so many milliseconds at most: whether it is then. Rejects when the signal
 * aborts.
 */
export async function settle(
  timers: Timers,
  phases: LivePhases,
  patience: number,
  signal: AbortSignal,
): Promise<boolean> {
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  try {
    const settled = phases.settled(until).then(() => true);
    return await Promise.race([settled, timers.wait(patience, until).then(() => false)]);
  } finally {
    over.abort();
  }
}
