import type { JobPlace } from './probeAnswer.ts';
import type { Verdict } from './verdict.ts';

/** A Job of a probe that could not be taken away. */
export interface LeftJob extends JobPlace {
  /** Whether it is there; nobody may have heard. */
  readonly known: boolean;
  /** Why it was not taken away: a sentence. */
  readonly why: string;
}

/** That Jobs are left behind, and how they are taken away; null when none is. */
export function leftTold(
  left: readonly LeftJob[],
): { readonly words: string; readonly sentence: string; readonly remedy: string } | null {
  if (left.length === 0) return null;
  const each = left.map((job) => ({ ...job, words: `Job ${job.namespace}/${job.name} ${standing(job)}` }));
  const commands = left.map(({ namespace, name }) => `kubectl --namespace ${namespace} delete job ${name}`);
  return {
    words: each.map(({ words }) => words).join(', '),
    sentence: each.map(({ words, why }) => `${words}: ${why}`).join(' '),
    remedy: `Take it away by: ${commands.join('; ')}`,
  };
}

/** A verdict that says as well what the probe has left behind. */
export function withLeft(judged: Verdict, left: readonly LeftJob[]): Verdict {
  const told = leftTold(left);
  if (told === null) return judged;
  return {
    ...judged,
    // Of what has passed only the row is read.
    message: judged.state === 'passed' ? `${judged.message}; ${told.words}` : judged.message,
    reason: joined(judged.reason, told.sentence),
    remedy: joined(judged.remedy, told.remedy),
  };
}

/** Sentences one after the other. */
export function joined(first: string | null, second: string): string {
  return first === null || first === '' ? second : `${first}${/[.!?…]$/.test(first) ? '' : '.'} ${second}`;
}

function standing({ known }: LeftJob): string {
  return known ? 'is still there' : 'may be there';
}
