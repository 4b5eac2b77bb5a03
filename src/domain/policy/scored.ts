import { textAt } from '../kubernetes/read.ts';

/**
 * Whether failures by a policy of any kind count as such in reports; else they are warnings there.
 * Source: kyverno, pkg/utils/report/results.go: ToPolicyReportResult.
 */
export function isScored(policy: unknown): boolean {
  return textAt(policy, 'metadata', 'annotations', 'policies.kyverno.io/scored') !== 'false';
}
