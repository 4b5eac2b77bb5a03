import { describe, expect, test } from 'vitest';
import { mayDo } from '../../../../../scripts/demo/api/access.ts';
import { State } from '../../../../../scripts/demo/api/state.ts';

const apiVersion = 'rbac.authorization.k8s.io/v1';
const state = new State(() => new Date());
const rule = (apiGroups: string[], resources: string[], verbs: string[], resourceNames?: string[]) => ({
  apiGroups,
  resources,
  verbs,
  ...(resourceNames === undefined ? {} : { resourceNames }),
});
const group = { kind: 'Group', name: 'readers' };
state.put({
  apiVersion,
  kind: 'ClusterRole',
  metadata: { name: 'reader' },
  rules: [rule(['apps'], ['*'], ['get', 'list']), rule([''], ['pods/log'], ['*'])],
});
state.put({
  apiVersion,
  kind: 'ClusterRoleBinding',
  metadata: { name: 'reader' },
  roleRef: { kind: 'ClusterRole', name: 'reader' },
  subjects: [group],
});
state.put({
  apiVersion,
  kind: 'Role',
  metadata: { name: 'one', namespace: 'argocd' },
  rules: [rule([''], ['configmaps'], ['get'], ['argocd-cm'])],
});
state.put({
  apiVersion,
  kind: 'RoleBinding',
  metadata: { name: 'one', namespace: 'argocd' },
  roleRef: { kind: 'Role', name: 'one' },
  subjects: [{ kind: 'User', name: 'ann' }],
});

describe('who may', () => {
  const reader = { name: 'bob', groups: ['readers'] };
  const ann = { name: 'ann', groups: [] };
  const deployments = { verb: 'list', group: 'apps', resource: 'deployments', namespace: null, name: null };
  const settings = { verb: 'get', group: '', resource: 'configmaps', namespace: 'argocd', name: 'argocd-cm' };
  const log = { verb: 'get', group: '', resource: 'pods/log', namespace: 'web', name: 'a' };

  test.each([
    ['an administrator anything', { name: 'x', groups: ['system:masters'] }, { ...deployments, verb: 'delete' }, true],
    ['a group what its role says', reader, deployments, true],
    ['a group no other verb', reader, { ...deployments, verb: 'watch' }, false],
    ['a group no other API group', reader, { ...deployments, group: 'batch' }, false],
    ['a group a part of an object', reader, log, true],
    ['a group not the whole of it', reader, { ...log, resource: 'pods' }, false],
    ['a user the object that is named', ann, settings, true],
    ['a user no other object', ann, { ...settings, name: 'other' }, false],
    ['a user no list', ann, { ...settings, name: null }, false],
    ['a user nothing in another namespace', ann, { ...settings, namespace: 'web' }, false],
    ['somebody else nothing', { name: 'eve', groups: ['writers'] }, deployments, false],
  ])('%s', (_, user, attempt, isAllowed) => {
    expect(mayDo(state, user, attempt)).toBe(isAllowed);
  });
});
