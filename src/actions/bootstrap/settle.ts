import type { LivePhases } from '../../live/phases.ts';
import type { Timers } from '../../ports.ts';

/** Milliseconds for which answers are waited for before it goes on with what is known. */
const patience = 30_000;

/** Looks again at all that phases read, and waits until it is judged. Rejects when the signal aborts. */
export async function lookAgain(timers: Timers, phases: LivePhases, signal: AbortSignal): Promise<void> {
  phases.refresh();
  const over = new AbortController();
  const until = AbortSignal.any([signal, over.signal]);
  try {
    await Promise.race([phases.settled(until), timers.wait(patience, until)]);
  } finally {
    over.abort();
  }
}
