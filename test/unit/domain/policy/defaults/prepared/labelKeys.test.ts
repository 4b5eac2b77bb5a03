import { expect, test } from 'vitest';
import { withLabelKeys } from '../../../../../../src/domain/policy/defaults/prepared/labelKeys.ts';

const labels = { app: 'web', tier: 'front' };
const isWeb = { key: 'app', operator: 'In', values: ['web'] };
const isNotFront = { key: 'tier', operator: 'NotIn', values: ['front'] };
const term = { labelSelector: { matchLabels: {} }, matchLabelKeys: ['app', 'no'], mismatchLabelKeys: ['tier'] };
const selecting = { ...term, labelSelector: { matchLabels: {}, matchExpressions: [isWeb, isNotFront] } };

test.each([
  [
    { topologySpreadConstraints: [{ labelSelector: {}, matchLabelKeys: ['app'] }] },
    { topologySpreadConstraints: [{ labelSelector: { matchExpressions: [isWeb] }, matchLabelKeys: ['app'] }] },
  ],
  [
    { topologySpreadConstraints: [{ matchLabelKeys: ['app'] }] },
    { topologySpreadConstraints: [{ matchLabelKeys: ['app'] }] },
  ],
  [
    { affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] }, nodeAffinity: {} } },
    { affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [selecting] }, nodeAffinity: {} } },
  ],
  [
    {
      affinity: {
        podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term }] },
      },
    },
    {
      affinity: {
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: selecting }],
        },
      },
    },
  ],
  [{ affinity: {} }, { affinity: {} }],
  [{}, {}],
])('%j becomes %j', (spec, expected) => {
  expect(withLabelKeys(spec, labels)).toEqual(expected);
});

test('What is selected already comes first', () => {
  const own = { key: 'own', operator: 'Exists' };
  const spec = { topologySpreadConstraints: [{ labelSelector: { matchExpressions: [own] }, matchLabelKeys: ['app'] }] };
  expect(withLabelKeys(spec, labels)).toMatchObject({
    topologySpreadConstraints: [{ labelSelector: { matchExpressions: [own, isWeb] } }],
  });
});
