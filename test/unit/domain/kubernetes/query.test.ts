import { expect, test } from 'vitest';
import { everything, keyOfObject, keyOfQuery } from '../../../../src/domain/kubernetes/query.ts';

const pods = everything('v1', 'Pod');

test('Queries with the same answer have the same key, and others have not', () => {
  expect(keyOfQuery(pods)).toBe(keyOfQuery({ ...everything('v1', 'Pod') }));
  const others = [
    everything('v2', 'Pod'),
    everything('v1', 'Pods'),
    { ...pods, namespace: 'a' },
    { ...pods, labels: 'a' },
    { ...pods, fields: 'a' },
    { ...pods, view: 'metadata' as const },
  ];
  expect(new Set([pods, ...others].map(keyOfQuery)).size).toBe(7);
});

test.each([
  [{ name: 'a' }, '/a'],
  [{ name: 'a', namespace: 'web' }, 'web/a'],
])('The object %j has the key %s', (metadata, key) => {
  expect(keyOfObject({ apiVersion: 'v1', kind: 'Pod', metadata })).toBe(key);
});
