import { describe, expect, test } from 'vitest';
import { judgeObjects } from '../../../../src/domain/policy/judgeObjects.ts';
import type { Judgement } from '../../../../src/domain/policy/judgeObjects.ts';
import { kindsOf } from '../../../../src/domain/policy/kindsOf.ts';
import type { Outcome } from '../../../../src/domain/policy/outcome.ts';
import type { PolicyObject } from '../../../../src/domain/policy/policySet.ts';
import { problemAt } from '../../../../src/domain/policy/problems/problem.ts';
import { noValues, readValues } from '../../../../src/domain/policy/suite/values.ts';
import { aboutPods, latest, pod, tagged, validatingPolicy } from './asked.ts';

const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm', namespace: 'shop' }, data: { a: 'b' } };
const reading = {
  validations: [{ expression: "resource.Get('v1', 'configmaps', object.metadata.namespace, 'm').data.a == 'c'" }],
};
const selecting = { matchConstraints: { ...aboutPods, namespaceSelector: { matchLabels: { a: 'b' } } }, ...tagged };

function outcomesOf(policy: object, more: Partial<Judgement<null>> = {}): readonly Outcome[] {
  const judged = judgeObjects<null>({
    objects: [pod(latest)],
    policies: [{ object: policy, source: null }],
    cluster: [],
    kinds: kindsOf([]),
    values: noValues,
    operation: 'CREATE',
    likeCommandLine: false,
    ...more,
  });
  return judged.flatMap(({ outcomes }) => outcomes.flat());
}

describe('what is around the objects', () => {
  test('is taken for that of the cluster, and it is said', () => {
    const assumptions = ['ConfigMap "shop/m" is as in the repository.'];
    expect(outcomesOf(validatingPolicy(reading), { cluster: [config] })).toMatchObject([
      { outcome: 'fail', assumptions },
    ]);
  });

  test('is not all there is, but for the command line of Kyverno', () => {
    expect(outcomesOf(validatingPolicy(reading))).toMatchObject([{ outcome: 'unjudged', assumptions: [] }]);
    expect(outcomesOf(validatingPolicy(reading), { likeCommandLine: true })).toMatchObject([{ outcome: 'error' }]);
  });

  test('has the labels of namespaces', () => {
    const missing = [{ kind: 'namespaceLabels', name: 'shop' }];
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { a: 'b' } } };
    const values = readValues({ namespaceSelector: [{ name: 'shop', labels: { a: 'b' } }] });
    const policy = validatingPolicy(selecting);
    expect(outcomesOf(policy)).toMatchObject([{ outcome: 'unjudged', missing }]);
    expect(outcomesOf(policy, { cluster: [namespace] })).toMatchObject([{ outcome: 'fail' }]);
    expect(outcomesOf(policy, { values })).toMatchObject([{ outcome: 'fail' }]);
    expect(outcomesOf(policy, { likeCommandLine: true })).toEqual([]);
  });
});

describe('every validation is told', () => {
  const twice = { validations: [...tagged.validations, { expression: 'object.spec.containers.size() < 2' }] };
  test.each([
    [false, [0, 1]],
    [true, [0]],
  ])('but for the command line of Kyverno: %s', (likeCommandLine, indices) => {
    const said = outcomesOf(validatingPolicy(twice), { likeCommandLine });
    expect(said.map(({ validation }) => validation)).toEqual(indices);
  });
});

test('An object that names no namespace goes into the usual one', () => {
  const policy = validatingPolicy({ validations: [{ expression: "object.metadata.namespace == 'default'" }] });
  const nowhere = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: {} };
  expect(outcomesOf(policy, { objects: [nowhere] })).toMatchObject([{ outcome: 'pass' }]);
});

test('An API server fills in what the author leaves out, the command line of Kyverno does not', () => {
  const policy = validatingPolicy({ validations: [{ expression: "object.spec.restartPolicy == 'Always'" }] });
  expect(outcomesOf(policy)).toMatchObject([{ outcome: 'pass' }]);
  expect(outcomesOf(policy, { likeCommandLine: true })).toMatchObject([{ outcome: 'error' }]);
});

test('What is deleted is the old object', () => {
  const spec = { matchConstraints: { resourceRules: [{ ...aboutPods.resourceRules[0], operations: ['DELETE'] }] } };
  const policy = validatingPolicy({
    ...spec,
    validations: [{ expression: 'object == {} && oldObject.kind == "Pod"' }],
  });
  expect(outcomesOf(policy, { operation: 'DELETE' })).toMatchObject([{ outcome: 'pass' }]);
  expect(outcomesOf(policy)).toEqual([]);
});

test('A policy that changes objects is not judged, where it is about them', () => {
  const mutating = { ...validatingPolicy({}), kind: 'MutatingPolicy' };
  const outcome = { outcome: 'unjudged', missing: [{ kind: 'mutation', name: '' }] };
  expect(outcomesOf(mutating)).toMatchObject([outcome]);
  expect(outcomesOf(mutating, { objects: [config] })).toEqual([]);
});

test('A ValidatingAdmissionPolicy without a binding is asked by the command line of Kyverno alone', () => {
  const policy = {
    ...validatingPolicy(tagged),
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
  };
  expect(outcomesOf(policy)).toEqual([]);
  expect(outcomesOf(policy, { likeCommandLine: true })).toMatchObject([{ outcome: 'fail' }]);
});

test('A policy that takes more than it may says on which object it was stopped first', () => {
  const expression = "object.metadata.name == 'a' || lists.range(9999).all(a, lists.range(999).all(b, a + b >= 0))";
  const [a, b, c] = ['a', 'b', 'c'].map((name) => pod({}, { name }));
  const judged = judgeObjects<null>({
    objects: [a, b, c],
    policies: [validatingPolicy(tagged), validatingPolicy({ validations: [{ expression }] })].map((object) => ({
      object,
      source: null,
    })),
    cluster: [],
    kinds: kindsOf([]),
    values: noValues,
    operation: 'CREATE',
    likeCommandLine: true,
  });
  expect(judged.map(({ stopped }) => stopped)).toEqual([
    null,
    {
      object: expect.objectContaining({ metadata: expect.objectContaining({ name: 'b' }) as unknown }) as unknown,
      said: ['spec', 'validations', 0, 'expression'],
    },
  ]);
});

test('What an update takes the place of may be told', () => {
  const [rule] = aboutPods.resourceRules;
  const policy = validatingPolicy({
    matchConstraints: { resourceRules: [{ ...rule, operations: ['UPDATE'] }] },
    validations: [{ expression: 'object.spec == oldObject.spec' }],
  });
  const updating = { operation: 'UPDATE' } as const;
  expect(outcomesOf(policy, updating)).toMatchObject([{ outcome: 'pass' }]);
  expect(outcomesOf(policy, { ...updating, before: () => pod({ containers: [] }) })).toMatchObject([
    { outcome: 'fail' },
  ]);
});

test('Who asks may be told', () => {
  const policy = validatingPolicy({ validations: [{ expression: "request.userInfo.username != 'ann'" }] });
  const userInfo = { username: 'ann', groups: [], roles: [], clusterRoles: [] };
  expect(outcomesOf(policy, { userInfo })).toMatchObject([{ outcome: 'fail' }]);
  expect(outcomesOf(policy, { userInfo: { ...userInfo, username: 'bob' } })).toMatchObject([{ outcome: 'pass' }]);
});

describe('what a cluster refuses', () => {
  const match = { any: [{ resources: { kinds: ['Pod'] } }] };
  const rules = [
    { name: 'r', match, validate: { failureAction: 'Enforce', message: 'No.', pattern: { spec: { a: 'b' } } } },
  ];
  const classic = (spec: object): object => ({
    apiVersion: 'kyverno.io/v1',
    kind: 'ClusterPolicy',
    metadata: { name: 'a' },
    spec: { rules, ...spec },
  });
  const asked = (likeCommandLine: boolean, ...policies: readonly object[]): readonly unknown[] =>
    told(
      likeCommandLine,
      policies.map((object) => ({ object, source: null })),
    );
  const told = (likeCommandLine: boolean, policies: readonly PolicyObject<null>[]): readonly unknown[] =>
    judgeObjects<null>({
      objects: [pod(latest)],
      policies,
      cluster: [],
      kinds: kindsOf([]),
      values: noValues,
      operation: 'CREATE',
      likeCommandLine,
    }).map(({ policy, outcomes }) => ({
      problems: policy.problems.map(({ problem }) => problem.message),
      outcomes: outcomes.flat().map(({ outcome }) => outcome),
    }));

  test('is not in force, and it is said why; for the command line of Kyverno it is', () => {
    const refused = classic({ webhookTimeoutSeconds: 90 });
    expect(asked(false, refused)).toEqual([
      { problems: ['A timeout is between 1 and 30 seconds, and this is 90.'], outcomes: [] },
    ]);
    expect(asked(true, refused)).toEqual([{ problems: [], outcomes: ['fail'] }]);
  });

  test.each([
    ['taken', { match }, ['skip']],
    ['refused', { match: { any: match.any, all: match.any } }, ['fail']],
  ])('exempts from nothing: an exception that is %s', (_, spec, outcomes) => {
    const exception = {
      apiVersion: 'kyverno.io/v2',
      kind: 'PolicyException',
      metadata: { name: 'e', namespace: 'shop' },
      spec: { exceptions: [{ policyName: 'a', ruleNames: ['r'] }], ...spec },
    };
    expect(asked(false, classic({}), exception)).toEqual([{ problems: [], outcomes }]);
    expect(asked(true, classic({}), exception)).toEqual([{ problems: [], outcomes: ['skip'] }]);
  });

  const bySchema = [problemAt(['spec'], 'schema', 'error', 'true is a boolean; name wants a string.')];
  const askedWith = (likeCommandLine: boolean, refused: object, ...others: readonly object[]): readonly unknown[] =>
    told(likeCommandLine, [
      { object: refused, source: null, bySchema },
      ...others.map((object) => ({ object, source: null, bySchema: [] })),
    ]);

  test.each([false, true])('for its schema is in force nowhere, like the command line: %s', (likeCommandLine) => {
    expect(askedWith(likeCommandLine, classic({}))).toEqual([
      { problems: ['true is a boolean; name wants a string.'], outcomes: [] },
    ]);
  });

  test.each([false, true])(
    'for its schema is not looked at any further, like the command line: %s',
    (likeCommandLine) => {
      expect(askedWith(likeCommandLine, validatingPolicy({ validations: [{ expression: 'nobody.knows' }] }))).toEqual([
        { problems: ['true is a boolean; name wants a string.'], outcomes: [] },
      ]);
    },
  );

  test.each([false, true])('for its schema exempts from nothing, like the command line: %s', (likeCommandLine) => {
    const exception = {
      apiVersion: 'kyverno.io/v2',
      kind: 'PolicyException',
      metadata: { name: 'e', namespace: 'shop' },
      spec: { exceptions: [{ policyName: 'a', ruleNames: ['r'] }], match },
    };
    expect(askedWith(likeCommandLine, exception, classic({}))).toEqual([{ problems: [], outcomes: ['fail'] }]);
  });

  test('for its schema binds nothing', () => {
    const group = 'admissionregistration.k8s.io/v1';
    const policy = { ...validatingPolicy(tagged), apiVersion: group, kind: 'ValidatingAdmissionPolicy' };
    const binding = {
      apiVersion: group,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: 'b' },
      spec: { policyName: 'images', validationActions: ['Deny'] },
    };
    expect(asked(false, policy, binding)).toEqual([{ problems: [], outcomes: ['fail'] }]);
    expect(askedWith(false, binding, policy)).toEqual([{ problems: [], outcomes: [] }]);
  });
});
