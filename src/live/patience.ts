import { backoff } from '../domain/kubernetes/backoff.ts';
import type { Failure } from '../domain/kubernetes/failure.ts';

/** What somebody has to change is looked at again after these milliseconds. */
const slow = 5 * 60_000;

/**
 * A kind that is missing comes with an installation, which somebody may be waiting for: it is looked for again after this
 * long, and up to as much again, so that all kinds of an installation are not asked for at once.
 */
const arrival = 15_000;

/**
 * Milliseconds until a failure is worth another try; null when only somebody can say so: by changing the kubeconfig, or
 * by asking again. `failures` counts those in a row, from 1.
 */
export function patience({ code, retryAfter }: Failure, failures: number, chance: number): number | null {
  switch (code) {
    case 'kubeconfig':
    case 'consent':
    case 'other-cluster':
      return null;
    case 'no-kind':
      return arrival + Math.floor(arrival * chance);
    // A plugin may open a browser, a right comes by somebody's hand.
    case 'credentials':
    case 'unauthorized':
    case 'forbidden':
    case 'missing':
    case 'exists':
    case 'refused':
    case 'redirect':
    case 'tls':
    case 'too-large':
      return slow;
    case 'unreachable':
    case 'timeout':
    case 'reset':
    case 'unreadable':
    case 'expired':
    case 'throttled':
    case 'conflict':
    case 'server':
    case 'webhook':
      return Math.max(retryAfter ?? 0, backoff(failures, chance));
  }
}
