import type { JudgeReport } from '../../actions/judge.ts';
import { textAt } from '../../domain/kubernetes/read.ts';
import { wordsOf } from '../../domain/policy/outcome.ts';
import type { Outcome } from '../../domain/policy/outcome.ts';
import { policyInReport, processInReport, resultInReport, ruleInReport } from '../../domain/policy/reported.ts';
import type { ReportedResult } from '../../domain/policy/reported.ts';
import { judgedRows } from './judgeRows.ts';
import type { JudgedRow } from './judgeRows.ts';

/**
 * A ClusterReport of openreports.io/v1alpha1 as Kyverno's command line makes it of everything, without times. What was
 * not judged is an error there: the format has no other word. Rows of what does not match are not in it.
 */
export function judgeReport(report: JudgeReport): string {
  const results = judgedRows(report).flatMap(({ policy, object, outcome }) =>
    outcome === null ? [] : [resultOf({ policy, object, outcome })],
  );
  const summary = { pass: 0, fail: 0, warn: 0, error: 0, skip: 0 };
  for (const { result } of results) summary[result] += 1;
  const whole = {
    kind: 'ClusterReport',
    apiVersion: 'openreports.io/v1alpha1',
    metadata: { name: 'merged' },
    source: '',
    summary,
    results,
  };
  // People read it too.
  return `${JSON.stringify(whole, null, 2)}\n`;
}

interface ReportResult {
  readonly source: string;
  /** `namespace/name`, or the name alone. */
  readonly policy: string;
  readonly rule?: string;
  readonly category?: string;
  readonly severity?: string;
  readonly result: ReportedResult;
  readonly scored: boolean;
  readonly resources: readonly object[];
  readonly message: string;
  readonly properties?: object;
}

function resultOf({ policy, object, outcome }: JudgedRow & { readonly outcome: Outcome }): ReportResult {
  const { kind, name, apiVersion } = object.identity;
  const namespace = object.placedIn;
  const rule = ruleInReport(policy, outcome);
  const annotation = (key: string): string =>
    textAt(policy.source.data, 'metadata', 'annotations', `policies.kyverno.io/${key}`);
  const [category, severity] = [annotation('category'), annotation('severity')];
  return {
    source: sources.get(policy.kind) ?? '',
    policy: policyInReport(policy),
    ...(rule === '' ? {} : { rule }),
    ...(category === '' ? {} : { category }),
    ...(severity === '' ? {} : { severity }),
    result: resultInReport(outcome),
    scored: outcome.scored,
    resources: [{ kind, ...(namespace === null ? {} : { namespace }), name, apiVersion }],
    message: wordsOf(outcome),
    ...propertiesOf(policy, outcome),
  };
}

function propertiesOf(
  policy: JudgedRow['policy'],
  { outcome }: Outcome,
): { readonly properties?: Readonly<Record<string, string>> } {
  const process = processInReport(policy.kind, policy.source.data);
  const properties = {
    ...(process === null ? {} : { process }),
    ...(outcome === 'unjudged' ? { outcome } : {}),
  };
  return Object.keys(properties).length === 0 ? {} : { properties };
}

const sources: ReadonlyMap<string, string> = new Map([
  ['ClusterPolicy', 'kyverno'],
  ['Policy', 'kyverno'],
  ['ValidatingPolicy', 'KyvernoValidatingPolicy'],
  ['NamespacedValidatingPolicy', 'KyvernoValidatingPolicy'],
  ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicy'],
  ['Namespace', 'PodSecurity'],
]);
