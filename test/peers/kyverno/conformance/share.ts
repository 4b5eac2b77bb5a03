import type { SentPolicy } from './policies.ts';
import type { Row, Reason } from './rows.ts';

/**
 * What of a test is looked at here: `judged`, or why nothing of it is; `policies` are only sent, and either taken or
 * refused, `silent` are all of them about its objects, and `nothing` is sent at all.
 */
export type Share = 'judged' | 'policies' | 'silent' | 'nothing' | Reason;

/** Of all that a test expects, with the number of requests in it. */
export function shareOf(rows: readonly Row[], sent: readonly SentPolicy[], requests: number): Share {
  if (rows.some(({ actual }) => actual !== null)) return 'judged';
  const [first] = rows;
  if (first?.reason !== undefined && first.reason !== null) return first.reason;
  if (sent.length > 0) return 'policies';
  return requests > 0 ? 'silent' : 'nothing';
}
