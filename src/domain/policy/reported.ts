import { at } from '../kubernetes/read.ts';
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

/**
 * When Kyverno would ask a policy: of what is there it asks in the background, unless the policy wants none of that. Null
 * where nobody is asked, as for the labels of a Namespace. Source: kyverno, pkg/utils/report/results.go: ToPolicyReportResult.
 */
export function processInReport(kind: string, policy: unknown): string | null {
  switch (kind) {
    case 'ValidatingAdmissionPolicy':
      return inBackground;
    case 'ClusterPolicy':
    case 'Policy':
      return processOf(at(policy, 'spec', 'background'), at(policy, 'spec', 'admission'));
    case 'ValidatingPolicy':
    case 'NamespacedValidatingPolicy':
      return processOf(
        at(policy, 'spec', 'evaluation', 'background', 'enabled'),
        at(policy, 'spec', 'evaluation', 'admission', 'enabled'),
      );
    default:
      return null;
  }
}

const inBackground = 'background scan';

/** Both are wanted unless they are forbidden. */
function processOf(background: unknown, admission: unknown): string {
  if (background !== false) return inBackground;
  return admission === false ? '' : 'admission review';
}
