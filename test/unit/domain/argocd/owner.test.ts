import { expect, test } from 'vitest';
import { ownerOf } from '../../../../src/domain/argocd/owner.ts';
import { object } from './fixtures.ts';

const tracked = (id: string) => object('a', { annotations: { 'argocd.argoproj.io/tracking-id': id } });
const set = { apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet', name: 'all' };

test.each([
  [
    'an app-of-apps',
    tracked('root:argoproj.io/Application:argocd/a'),
    { kind: 'Application', namespace: null, name: 'root' },
  ],
  [
    'one of another namespace',
    tracked('team_root:argoproj.io/Application:argocd/a'),
    { kind: 'Application', namespace: 'team', name: 'root' },
  ],
  ['an id that was copied from another object', tracked('root:argoproj.io/Application:argocd/b'), null],
  ['an id of another kind', tracked('root:apps/Deployment:argocd/a'), null],
  ['no id', tracked(''), null],
  ['an id without an owner', tracked(':argoproj.io/Application:argocd/a'), null],
  [
    'a set, which wins',
    object('a', { metadata: { ownerReferences: [set] } }),
    { kind: 'ApplicationSet', namespace: 'argocd', name: 'all' },
  ],
  [
    'a reference to something else',
    object('a', { metadata: { annotations: {}, ownerReferences: [{ ...set, kind: 'Job' }] } }),
    null,
  ],
  [
    'a set of another group',
    object('a', { metadata: { annotations: {}, ownerReferences: [{ ...set, apiVersion: 'x/v1' }] } }),
    null,
  ],
])('%s', (_, one, owner) => expect(ownerOf(one)).toEqual(owner));
