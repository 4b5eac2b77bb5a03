import { expect, test } from 'vitest';
import { group, isSameRef, refOf } from '../../../../src/domain/explain/seen.ts';
import { global, made } from './objects.ts';

test('An object has a name, whatever it is made of', () => {
  expect(refOf(made('apps/v1', 'Deployment', 'web'))).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'web',
    name: 'web',
  });
  expect(refOf(global('v1', 'Node', 'homelab')).namespace).toBeNull();
  const empty = { apiVersion: '', kind: '', namespace: null, name: '' };
  for (const odd of [null, 7, [], 'x', { metadata: 7 }, { kind: 7, metadata: { name: {} } }])
    expect(refOf(odd)).toEqual(empty);
});

test('Versions tell no objects apart, everything else does', () => {
  const one = refOf(made('apps/v1', 'Deployment', 'web'));
  expect(isSameRef(one, { ...one, apiVersion: 'apps/v1beta1' })).toBe(true);
  for (const more of [{ apiVersion: 'v1' }, { kind: 'StatefulSet' }, { namespace: null }, { name: 'x' }])
    expect(isSameRef(one, { ...one, ...more })).toBe(false);
});

test('The core group has no name', () => {
  expect([group({ apiVersion: 'v1' }), group({ apiVersion: 'apps/v1' })]).toEqual(['', 'apps']);
});
