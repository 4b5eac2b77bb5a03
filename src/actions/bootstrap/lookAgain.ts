import type { LivePhases } from '../../live/phases.ts';
import type { Timers } from '../../ports.ts';
import { settle } from '../settle.ts';

/** Milliseconds for which answers are waited for before it goes on with what is known. */
const patience = 30_000;

/** Looks again at all that phases read, and waits until it is judged. Rejects when the signal aborts. */
export async function lookAgain(timers: Timers, phases: LivePhases, signal: AbortSignal): Promise<void> {
  phases.refresh();
  await settle(timers, phases, patience, signal);
}
