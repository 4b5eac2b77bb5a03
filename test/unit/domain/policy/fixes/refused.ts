import { applyEdits } from '../../../../../src/domain/edits.ts';
import type { Fix } from '../../../../../src/domain/finding.ts';
import { contentsOf } from '../../../../../src/domain/kubernetes/contents.ts';
import { policyFixes } from '../../../../../src/domain/policy/fixes/policyFixes.ts';
import { judgeObjects } from '../../../../../src/domain/policy/judgeObjects.ts';
import { kindsOf } from '../../../../../src/domain/policy/kindsOf.ts';
import type { Outcome } from '../../../../../src/domain/policy/outcome.ts';
import { noValues } from '../../../../../src/domain/policy/suite/values.ts';
import { toData } from '../../../../../src/domain/yaml/data.ts';
import type { Node } from '../../../../../src/domain/yaml/node.ts';
import { parse } from '../../../../../src/domain/yaml/parse.ts';

/** What the first of some policies says about an object; the others may be exceptions. */
export function outcomesOf(object: unknown, ...policies: readonly unknown[]): readonly Outcome[] {
  const [judged] = judgeObjects<null>({
    objects: [object],
    policies: policies.map((one) => ({ object: one, source: null })),
    cluster: [],
    kinds: kindsOf([]),
    values: noValues,
    operation: 'CREATE',
    likeCommandLine: false,
  });
  return judged?.outcomes.flat() ?? [];
}

/** A classic policy about pods with one rule. */
export function classicPolicy(validate: object, kinds: readonly string[] = ['Pod']): object {
  const rule = { name: 'check', match: { any: [{ resources: { kinds } }] }, validate };
  return { apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy', metadata: { name: 'wanted' }, spec: { rules: [rule] } };
}

/** The data of a text. */
export function dataOf(text: string): unknown {
  return toData(rootOf(text));
}

/** The one that does not pass. */
export function failureOf(object: unknown, policy: unknown): Outcome {
  const failure = outcomesOf(object, policy).find(({ outcome }) => outcome === 'fail');
  if (failure === undefined) throw new Error(`It is not refused: ${JSON.stringify(outcomesOf(object, policy))}`);
  return failure;
}

/** Whether an object passes what it failed. */
export function isGone({ rule, validation }: Outcome, policy: unknown): (data: unknown) => boolean {
  return (data) =>
    outcomesOf(data, policy).every(
      (one) => one.outcome === 'pass' || one.rule !== rule || one.validation !== validation,
    );
}

export interface Offered extends Pick<Fix, 'title' | 'preferred'> {
  /** With the fix. */
  readonly text: string;
}

/** The fixes for what a policy first refuses in the first object of a text, each judged again. */
export function offered(text: string, policy: unknown): readonly Offered[] {
  const root = firstIn(text);
  const outcome = failureOf(toData(root), policy);
  const fixes = policyFixes({ outcome, policy, root, text, judgeAgain: isGone(outcome, policy) });
  return fixes.map(({ title, preferred, edits }) => ({ title, preferred, text: applyEdits(text, edits) }));
}

export function titlesOf(fixes: readonly Offered[]): readonly string[] {
  return fixes.map(({ title, preferred }) => (preferred ? `* ${title}` : title));
}

function firstIn(text: string): Node {
  const [first] = contentsOf(parse(text)).candidates;
  if (first === undefined) throw new Error('There is no object.');
  return first.node;
}

function rootOf(text: string): Node {
  const { root } = parse(text);
  if (root === null) throw new Error('There is nothing.');
  return root;
}
