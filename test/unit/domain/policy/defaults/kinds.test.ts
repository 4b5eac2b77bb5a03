import { expect, test } from 'vitest';
import { kindOf } from '../../../../../src/domain/policy/defaults/kinds.ts';

test.each([
  ['v1', 'Pod', { type: 'core.Pod', isClusterWide: false, counts: true }],
  ['v1', 'Namespace', { type: 'core.Namespace', isClusterWide: true, counts: false }],
  ['apps/v1', 'Deployment', { type: 'apps.Deployment', isClusterWide: false, counts: true, status: {} }],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', { type: 'rbac.ClusterRole', isClusterWide: true, counts: false }],
  ['storage.k8s.io/v1', 'StorageClass', { type: 'storage.StorageClass', isClusterWide: true, counts: false }],
])('%s %s', (apiVersion, kind, expected) => {
  expect(kindOf(apiVersion, kind)).toMatchObject(expected);
});

test.each([
  ['v1', 'Deployment'],
  ['autoscaling/v1', 'HorizontalPodAutoscaler'],
  ['example.org/v1', 'Pod'],
  ['', ''],
])('%s %s is not known', (apiVersion, kind) => {
  expect(kindOf(apiVersion, kind)).toBeUndefined();
});
