import { expect, test } from 'vitest';
import { problemAt } from '../../../../../src/domain/policy/problems/problem.ts';
import { asLoading, isOfSchema, refusalsOf } from '../../../../../src/domain/policy/problems/refusals.ts';

const classic = (spec: object): object => ({
  apiVersion: 'kyverno.io/v1',
  kind: 'ClusterPolicy',
  metadata: { name: 'a' },
  spec: {
    rules: [{ name: 'r', match: { any: [{ resources: { kinds: ['Pod'] } }] }, validate: { pattern: { spec: '?*' } } }],
    ...spec,
  },
});
const late = 'A timeout is between 1 and 30 seconds, and this is 90.';
const bySchema = [problemAt(['spec'], 'schema', 'error', 'No.')];

test.each<[string, unknown, readonly string[]]>([
  ['that Kyverno takes', classic({}), []],
  ['that will end alone', classic({ validationFailureAction: 'Enforce' }), []],
  ['that Kyverno refuses', classic({ webhookTimeoutSeconds: 90 }), [late]],
  ['of nothing', null, []],
])('A policy %s', (_, object, messages) => {
  expect(refusalsOf({ object }).map(({ message }) => message)).toEqual(messages);
  expect(refusalsOf({ object, bySchema: [] }).map(({ message }) => message)).toEqual(messages);
});

test('What a schema refuses no webhook is asked about', () => {
  expect(refusalsOf({ object: classic({}), bySchema })).toEqual(bySchema);
  expect(refusalsOf({ object: classic({ webhookTimeoutSeconds: 90 }), bySchema })).toEqual(bySchema);
});

test("Kyverno's command line asks the schema alone", () => {
  const object = classic({ webhookTimeoutSeconds: 90 });
  expect(refusalsOf({ object }, true)).toEqual([]);
  expect(refusalsOf({ object, bySchema }, true)).toEqual(bySchema);
});

test("Kyverno's command line takes a binding without its fields, and no other mistake in one", () => {
  const binding = (spec: object): object => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    spec,
  });
  const against = (...steps: readonly string[]): ReturnType<typeof problemAt> =>
    problemAt(steps, 'schema', 'error', 'No.');
  const [spec, actions] = [against('spec'), against('spec', 'validationActions')];
  const missing = { object: binding({ policyName: 'a' }), bySchema: [actions] };
  expect([refusalsOf(missing), refusalsOf(missing, true)]).toEqual([[actions], []]);
  const wrong = { object: binding({ policyName: 'a', validationActions: 'Deny' }), bySchema: [actions, spec] };
  expect(refusalsOf(wrong, true)).toEqual([actions, spec]);
  expect(refusalsOf({ object: classic({}), bySchema: [actions] }, true)).toEqual([actions]);
});

test("Kyverno's command line asks of an item of a List that it has the types of its kind", () => {
  const wrong = [problemAt(['spec'], 'type', 'error', 'No type.'), ...bySchema];
  const listed = { object: classic({}), bySchema: wrong, isListed: true };
  expect(refusalsOf(listed, true)).toEqual(wrong.slice(0, 1));
  expect(refusalsOf({ ...listed, isListed: false }, true)).toEqual(wrong);
  expect(refusalsOf(listed)).toEqual(wrong);
  expect([...wrong, problemAt([], 'rule', 'error', 'No.')].map(isOfSchema)).toEqual([true, true, false]);
});

test('A refusal is told as what keeps a policy from being loaded, at the part that it names', () => {
  const part = { start: 2, end: 4 };
  const told = [problemAt(['a', 0], 'query', 'error', 'No.', { part }), problemAt([], 'schema', 'error', 'Nor this.')];
  expect(told.map(asLoading)).toEqual([
    { steps: ['a', 0], problem: { code: 'argument', ...part, near: null, message: 'No.' } },
    { steps: [], problem: { code: 'argument', start: 0, end: 0, near: null, message: 'Nor this.' } },
  ]);
});
