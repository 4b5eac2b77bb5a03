import { isMap, listAt, textAt } from '../kubernetes/read.ts';
import type { JobEnded } from './probeAnswer.ts';

/**
 * How a Job has ended, by its conditions, and what they say about it; null for one that has not
 * (https://kubernetes.io/docs/concepts/workloads/controllers/job/#terminal-job-conditions).
 */
export function outcomeOf(
  job: unknown,
): { readonly outcome: Extract<JobEnded['outcome'], 'succeeded' | 'failed'>; readonly said: string | null } | null {
  for (const condition of listAt(job, 'status', 'conditions')) {
    if (!isMap(condition) || condition['status'] !== 'True') continue;
    if (condition['type'] === 'Complete') return { outcome: 'succeeded', said: null };
    if (condition['type'] === 'Failed') return { outcome: 'failed', said: saidBy(condition) };
  }
  return null;
}

function saidBy(condition: unknown): string | null {
  const [reason, message] = [textAt(condition, 'reason'), textAt(condition, 'message')];
  const parts = [reason, message].filter((part) => part !== '');
  return parts.length === 0 ? null : `The Job says: ${parts.join(': ')}.`;
}
