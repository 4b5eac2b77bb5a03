import { describe, expect, test } from 'vitest';
import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';
import { judgeAdmission } from '../../../../../src/domain/policy/admission/judge.ts';
import { loadAdmissionPolicy } from '../../../../../src/domain/policy/admission/policy.ts';
import type { Outcome } from '../../../../../src/domain/policy/outcome.ts';
import { aboutPods, asked, latest, pod, tagged } from '../asked.ts';

const metadata = { name: 'images' };
const binding = (spec: object = {}, name = 'all'): object => ({
  metadata: { name },
  spec: { policyName: 'images', validationActions: ['Deny'], ...spec },
});

function said(spec: object, bindings: readonly object[], object: unknown = pod(latest)): readonly Outcome[] {
  const made = loadAdmissionPolicy({ metadata, spec: { matchConstraints: aboutPods, ...spec } }, bindings);
  if ('problems' in made) throw new Error(JSON.stringify(made.problems));
  return judgeAdmission(made.policy, asked(object), nothingOutside);
}

describe('a ValidatingAdmissionPolicy', () => {
  test.each<[string, readonly object[], readonly object[]]>([
    ['that is bound to nothing says nothing', [], []],
    ['of another name does not bind it', [binding({ policyName: 'other' })], []],
    [
      'is said by each binding',
      [binding(), binding({ validationActions: ['Audit'] }, 'quiet')],
      [
        { rule: 'all', outcome: 'fail', action: 'enforce' },
        { rule: 'quiet', outcome: 'fail', action: 'audit' },
      ],
    ],
    [
      'is for what its binding is for',
      [binding({ matchResources: { objectSelector: { matchLabels: { a: 'b' } } } })],
      [],
    ],
    [
      'is not judged where a binding asks for a namespace that nobody knows',
      [binding({ matchResources: { namespaceSelector: { matchLabels: { a: 'b' } } } })],
      [{ outcome: 'unjudged', missing: [{ kind: 'namespaceLabels', name: 'shop' }] }],
    ],
  ])('%s', (_, bindings, outcomes) => {
    expect(said(tagged, bindings)).toEqual(outcomes.map((one) => expect.objectContaining(one)));
  });

  test('passes, is skipped, and is not asked', () => {
    const conditions = { matchConditions: [{ name: 'a', expression: 'false' }] };
    expect(said(tagged, [binding()], pod({ containers: [] }))).toEqual([expect.objectContaining({ outcome: 'pass' })]);
    expect(said({ ...tagged, ...conditions }, [binding()])).toEqual([expect.objectContaining({ outcome: 'skip' })]);
    expect(said(tagged, [binding()], { apiVersion: 'v1', kind: 'Service' })).toEqual([]);
  });

  test.each([
    ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding'],
    ['admissionregistration.k8s.io/v1', 'MutatingAdmissionPolicy'],
    ['authorization.k8s.io/v1', 'SubjectAccessReview'],
  ])('is not asked about %s %s', (apiVersion, kind) => {
    const matchConstraints = {
      resourceRules: [{ apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*'] }],
    };
    const object = { apiVersion, kind, metadata: { name: 'x' } };
    expect(said({ validations: [{ expression: 'false' }], matchConstraints }, [binding()], object)).toEqual([]);
    expect(said({ validations: [{ expression: 'false' }], matchConstraints }, [binding()])).toHaveLength(1);
  });

  test('asks every validation', () => {
    const spec = { validations: [{ expression: 'false' }, { expression: 'true' }, { expression: '1 == 2' }] };
    expect(said(spec, [binding()]).map(({ validation }) => validation)).toEqual([0, 2]);
  });

  test.each([
    ['Fail', 'fail'],
    ['Ignore', 'error'],
  ])('a selector that nobody understands, with failurePolicy %s: %s', (failurePolicy, outcome) => {
    const matchResources = { objectSelector: { matchExpressions: [{ key: 'a', operator: 'Near' }] } };
    expect(said({ ...tagged, failurePolicy }, [binding({ matchResources })])).toEqual([
      expect.objectContaining({ outcome, message: expect.stringMatching(/^failed to configure binding: /) }),
    ]);
  });
});
