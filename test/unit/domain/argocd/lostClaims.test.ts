import { expect, test } from 'vitest';
import { lostClaims } from '../../../../src/domain/argocd/lostClaims.ts';
import type { SeenManaged } from '../../../../src/domain/argocd/managed.ts';

const going = (kind: string, namespace: string | null, name: string): SeenManaged => ({
  apiVersion: 'v1',
  kind,
  namespace,
  name,
  needsApproval: false,
  isThere: true,
  annotations: {},
  deleting: false,
  finalizers: [],
});

const claim = (namespace: string, name: string, owners: readonly [string, string][] = [], more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { namespace, name, ownerReferences: owners.map(([kind, owner]) => ({ kind, name: owner })) },
  spec: { volumeName: `pvc-${name}`, resources: { requests: { storage: '1Gi' } } },
  ...more,
});

test('A claim goes by itself, with its owner, or with its namespace', () => {
  const objects = [
    going('PersistentVolumeClaim', 'web', 'own'),
    going('StatefulSet', 'web', 'db'),
    going('Namespace', null, 'gone'),
  ];
  const claims = [
    claim('web', 'own', [], { status: { capacity: { storage: '5Gi' } } }),
    claim('web', 'data-db-0', [['StatefulSet', 'db']]),
    claim('gone', 'any'),
    claim('web', 'other'),
    claim('other', 'own'),
    claim('other', 'data-db-0', [['StatefulSet', 'db']]),
    claim('web', 'of-deployment', [['Deployment', 'db']]),
  ];
  expect(lostClaims(objects, claims)).toEqual([
    { namespace: 'web', name: 'own', size: '5Gi', volume: 'pvc-own', goesWith: null },
    { namespace: 'web', name: 'data-db-0', size: '1Gi', volume: 'pvc-data-db-0', goesWith: 'StatefulSet web/db' },
    { namespace: 'gone', name: 'any', size: '1Gi', volume: 'pvc-any', goesWith: 'Namespace gone' },
  ]);
});

test('One that says nothing of itself has no size and no volume', () => {
  const bare = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { namespace: 'web', name: 'own' } };
  expect(lostClaims([going('PersistentVolumeClaim', 'web', 'own')], [bare])).toEqual([
    { namespace: 'web', name: 'own', size: '', volume: '', goesWith: null },
  ]);
});
