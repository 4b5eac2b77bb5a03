import { expect, test } from 'vitest';
import { isRefused, isRefusedException, refusalsOf } from '../../../../../src/domain/policy/problems/refusals.ts';

const classic = (spec: object): object => ({
  apiVersion: 'kyverno.io/v1',
  kind: 'ClusterPolicy',
  metadata: { name: 'a' },
  spec: {
    rules: [{ name: 'r', match: { any: [{ resources: { kinds: ['Pod'] } }] }, validate: { pattern: { spec: '?*' } } }],
    ...spec,
  },
});

test.each<[string, unknown, readonly string[]]>([
  ['that Kyverno takes', classic({}), []],
  ['that will end alone', classic({ validationFailureAction: 'Enforce' }), []],
  [
    'that Kyverno refuses',
    classic({ webhookTimeoutSeconds: 90 }),
    ['A timeout is between 1 and 30 seconds, and this is 90.'],
  ],
  ['of nothing', null, []],
])('A policy %s', (_, policy, messages) => {
  expect(refusalsOf(policy).map(({ message }) => message)).toEqual(messages);
  expect(isRefused(policy)).toBe(messages.length > 0);
});

test('An exception is told from a policy', () => {
  const exception = { apiVersion: 'policies.kyverno.io/v1', kind: 'PolicyException', spec: {} };
  expect(isRefusedException(exception)).toBe(true);
  expect(isRefusedException({ ...exception, spec: { policyRefs: [{ name: 'a', kind: 'ValidatingPolicy' }] } })).toBe(
    false,
  );
  expect(isRefusedException(classic({ webhookTimeoutSeconds: 90 }))).toBe(false);
});
