import type { CheckPlace } from '../../live/asked.ts';
import type { LivePhases } from '../../live/phases.ts';
import type { Timers } from '../../ports.ts';
import { settle } from '../settle.ts';
import { isFinal } from './isFinal.ts';

/** Milliseconds for which answers are waited for. */
const patience = 30_000;

/** Why it is not known how things stand, in a sentence, and what to do about it. */
export interface NotSeen {
  readonly message: string;
  readonly remedy: string;
}

/**
 * Looks again at all that phases read, and waits until it is judged; what `checks` read is listed anew, whatever was heard
 * of it before. Null when it was seen. What only somebody can change, as a right that is missing, is told by the checks
 * themselves. Rejects when the signal aborts.
 */
export async function lookAgain(
  timers: Timers,
  phases: LivePhases,
  checks: readonly CheckPlace[],
  signal: AbortSignal,
): Promise<NotSeen | null> {
  phases.refresh();
  phases.renew(checks);
  if (!(await settle(timers, phases, patience, signal))) {
    const what = phases.unanswered.join(', ');
    return notSeen(`${what === '' ? 'What was seen could not be judged' : `${what} did not answer`} within 30 s.`);
  }
  const unread = phases.unread(checks).find(({ failure }) => !isFinal(failure));
  if (unread === undefined) return null;
  const { query, failure } = unread;
  return notSeen(`${query.kind} (${query.apiVersion}): ${failure.message}`, failure.remedy);
}

function notSeen(why: string, remedy: string | null = null): NotSeen {
  return {
    message: `How things stand can't be looked at: ${why}`,
    remedy: remedy ?? 'See whether the cluster answers, and run the phase again: it goes on here.',
  };
}
