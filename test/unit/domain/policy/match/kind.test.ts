import { expect, test } from 'vitest';
import { kindOf, matchesKind, parseKind } from '../../../../../src/domain/policy/match/kind.ts';

test.each([
  ['Pod', '*', '*', 'Pod', ''],
  ['*', '*', '*', '*', ''],
  ['*/*', '*', '*', '*', '*'],
  ['*/scale', '*', '*', '*', 'scale'],
  ['*/Pod', '*', '*', 'Pod', ''],
  ['v1/Pod', '*', 'v1', 'Pod', ''],
  ['v1beta1/Pod', '*', 'v1beta1', 'Pod', ''],
  ['v10/Pod', '*', '*', 'v10', 'Pod'],
  ['Pod/status', '*', '*', 'Pod', 'status'],
  ['Pod.status', '*', '*', 'Pod', 'status'],
  ['v1/Pod/status', '*', 'v1', 'Pod', 'status'],
  ['*/Pod.status', '*', '*', 'Pod', 'status'],
  ['apps/v1/Deployment', 'apps', 'v1', 'Deployment', ''],
  ['a.io/v1/Kind', 'a.io', 'v1', 'Kind', ''],
  ['apps/v1/Deployment.scale', 'apps', 'v1', 'Deployment', 'scale'],
  ['apps/v1/Deployment/scale', 'apps', 'v1', 'Deployment', 'scale'],
  ['a/b/c/d/e', '', '', '', ''],
  ['', '*', '*', '', ''],
])('%s names group %s, version %s, kind %s, subresource %s', (text, group, version, kind, subresource) => {
  expect(parseKind(text)).toEqual({ group, version, kind, subresource });
});

test('Group, version and kind of an object', () => {
  expect(kindOf({ apiVersion: 'apps/v1', kind: 'Deployment' })).toEqual({
    group: 'apps',
    version: 'v1',
    kind: 'Deployment',
  });
  expect(kindOf({ apiVersion: 'v1', kind: 'Pod' })).toEqual({ group: '', version: 'v1', kind: 'Pod' });
  expect(kindOf({})).toEqual({ group: '', version: '', kind: '' });
});

const pod = { apiVersion: 'v1', kind: 'Pod' };
const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' };

test.each<[readonly string[], unknown, string, boolean]>([
  [['Pod'], pod, '', true],
  [['pod'], pod, '', false],
  [['Deployment', 'Pod'], pod, '', true],
  [['v2/Pod'], pod, '', false],
  [['apps/v1/Deployment'], deployment, '', true],
  [['batch/v1/Deployment'], deployment, '', false],
  [['*/v1/Deploy*'], deployment, '', false],
  [['apps/*/Deploy*'], deployment, '', true],
  [['Pod'], pod, 'status', false],
  [['Pod/status'], pod, 'status', true],
  [['Pod/status'], pod, '', false],
  [['*/*'], pod, 'status', true],
  [['Pod'], pod, 'ephemeralcontainers', true],
  [['Deployment'], deployment, 'ephemeralcontainers', false],
  [['Pod'], { apiVersion: 'x/v1', kind: 'Pod' }, 'ephemeralcontainers', false],
  [[], pod, '', false],
])('%j beside %j %s: %j', (kinds, resource, subresource, expected) => {
  expect(matchesKind(kinds, resource, subresource)).toBe(expected);
});
