import { describe, expect, test } from 'vitest';
import { policies } from '../../../../scripts/bench/policies.ts';
import type { PolicyKind, Subject } from '../../../../scripts/bench/policies.ts';
import { policyObjects } from '../../../../scripts/bench/policyObjects.ts';
import { podRules } from '../../../../scripts/bench/policyRules.ts';
import { judgeObjects } from '../../../../src/domain/policy/judgeObjects.ts';
import { kindsOf } from '../../../../src/domain/policy/kindsOf.ts';
import { noValues } from '../../../../src/domain/policy/suite/values.ts';
import { toData } from '../../../../src/domain/yaml/data.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

const kinds: readonly PolicyKind[] = ['ValidatingPolicy', 'ClusterPolicy'];
const subjects: readonly Subject[] = ['Pod', 'Deployment'];
const objects = policyObjects(podRules.length * 2).map(read);

function read(text: string): unknown {
  const { root } = parse(text);
  return root === null ? null : toData(root);
}

/** The names of the policies that refuse each object; `errors` are outcomes that are neither pass nor failure. */
function judged(
  kind: PolicyKind,
  subject: Subject,
): { readonly refused: readonly string[][]; readonly errors: number } {
  const said = judgeObjects({
    objects,
    policies: policies(kind, subject, podRules.length).map((text) => ({ object: read(text), source: null })),
    cluster: [],
    kinds: kindsOf(objects),
    values: noValues,
    operation: 'CREATE',
    likeCommandLine: false,
  });
  const outcomes = said.flatMap((one) => one.outcomes.flat());
  const refused = objects.map((_, index) =>
    said
      .filter((one) => one.outcomes[index]?.some(({ outcome }) => outcome === 'fail'))
      .map(({ policy }) => policy.name),
  );
  return { refused, errors: outcomes.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'fail').length };
}

describe.each(kinds)('The rules of the bench as %s', (kind) => {
  test.each(subjects)('for %s are each broken by one object alone', (subject) => {
    expect(judged(kind, subject)).toEqual({
      refused: podRules.flatMap(({ name }) => [[name], []]),
      errors: 0,
    });
  });

  test('are as many as are asked for', () => {
    expect(policies(kind, 'Pod', 5)).toHaveLength(5);
  });
});

test('There are as many objects as are asked for, and the same each time', () => {
  expect(policyObjects(45)).toHaveLength(45);
  expect(policyObjects(45)).toEqual(policyObjects(45));
});
