import type { Outcome } from './outcome.ts';
import type { LoadedPolicy } from './policySet.ts';

/** The words that a report of Kyverno's command line has for an outcome. */
export const reportedResults = ['pass', 'fail', 'warn', 'error', 'skip'] as const;

export type ReportedResult = (typeof reportedResults)[number];

/** What is not judged is an error there: the format has no other word. */
export function resultInReport({ outcome, scored }: Outcome): ReportedResult {
  if (outcome === 'unjudged') return 'error';
  return outcome === 'fail' && !scored ? 'warn' : outcome;
}

/** `namespace/name`, or the name alone. */
export function policyInReport({ namespace, name }: LoadedPolicy<unknown>): string {
  return [namespace, name].filter(Boolean).join('/');
}

/** Our rule is the binding where it is the policy there; empty for one without rules. */
export function ruleInReport({ kind, name }: LoadedPolicy<unknown>, { rule }: Outcome): string {
  return kind === 'ValidatingAdmissionPolicy' ? name : rule;
}
