import type { LivePhases } from '../live/phases.ts';
import type { Timers } from '../ports.ts';

/** Waits until all that is known is judged, for so many milliseconds at most. Rejects when the signal aborts. */
export async function settle(timers: Timers, phases: LivePhases, patience: number, signal: AbortSignal): Promise<void> {
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  try {
    await Promise.race([phases.settled(until), timers.wait(patience, until)]);
  } finally {
    over.abort();
  }
}
