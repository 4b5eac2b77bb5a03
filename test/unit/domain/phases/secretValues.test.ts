import { expect, test } from 'vitest';
import { withoutValues } from '../../../../src/domain/phases/secretValues.ts';

const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    name: 'a',
    annotations: { 'kubectl.kubernetes.io/last-applied-configuration': 'hidden', other: 'shown' },
  },
  data: { a: 'hidden' },
  stringData: { b: 'hidden' },
};
const empty = {
  ...secret,
  metadata: { name: 'a', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': null, other: 'shown' } },
  data: { a: null },
  stringData: { b: null },
};

test.each([
  ['a Secret', secret, empty],
  ['a List', { kind: 'List', items: [secret, { kind: 'Pod' }] }, { kind: 'List', items: [empty, { kind: 'Pod' }] }],
  [
    'a SecretList, whose items need not say what they are',
    { kind: 'SecretList', items: [{ data: { a: 'hidden' } }] },
    { kind: 'SecretList', items: [{ kind: 'Secret', data: { a: null } }] },
  ],
  ['data that is no map', { kind: 'Secret', data: 'hidden' }, { kind: 'Secret', data: null }],
  ['a ConfigMap', { kind: 'ConfigMap', data: { a: 'shown' } }, { kind: 'ConfigMap', data: { a: 'shown' } }],
  [
    'a SealedSecret',
    { kind: 'SealedSecret', spec: { encryptedData: { a: 'AQ' } } },
    { kind: 'SealedSecret', spec: { encryptedData: { a: 'AQ' } } },
  ],
  ['no object', ['hidden'], ['hidden']],
])('%s', (_, value, expected) => {
  expect(withoutValues<unknown>(value)).toEqual(expected);
});
