import { expect, test } from 'vitest';
import { programsFor, rightsFor } from '../../../../src/domain/bootstrap/needs.ts';
import { nameOfRight } from '../../../../src/domain/kubernetes/failure.ts';

test('each program is named once, and that of a command is its own', () => {
  expect(programsFor(['helmfile', 'seal', 'gitops', 'helmfile', 'command', 'manual'])).toEqual([
    'git',
    'helm',
    'helmfile',
  ]);
  expect(programsFor([])).toEqual([]);
});

test('whoever bootstraps wants the Lease, and each right is asked once', () => {
  const lease = ['get', 'create', 'patch', 'delete'].map(
    (verb) => `${verb} leases.coordination.k8s.io in namespace "kube-system"`,
  );
  expect(rightsFor(['manual']).map(nameOfRight)).toEqual(lease);
  expect(rightsFor(['backup', 'restore']).map(nameOfRight)).toEqual([
    ...lease,
    'list secrets in namespace "kube-system"',
    'get secrets in namespace "kube-system"',
    'create secrets in namespace "kube-system"',
  ]);
  expect(rightsFor(['helmfile']).map(nameOfRight)).toContain('create customresourcedefinitions.apiextensions.k8s.io');
});
