import { expect, test } from 'vitest';
import { seenObjects } from '../../../src/actions/managedObjects.ts';
import type { Managed } from '../../../src/domain/argocd/managed.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { never } from './argo.ts';

const managed = (kind: string, name: string, namespace: string | null = 'web'): Managed => ({
  apiVersion: 'v1',
  kind,
  namespace,
  name,
  needsApproval: false,
});

test('Objects are looked for by one list a kind and namespace, with what they say of themselves', async () => {
  const cluster = new MemoryCluster();
  const annotations = { 'argocd.argoproj.io/sync-options': 'Delete=false' };
  const going = { deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: ['example.com/x'] };
  cluster.put({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'web', name: 'a', annotations } });
  cluster.put({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'web', name: 'b', ...going } });
  cluster.put({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'other', name: 'c' } });
  const wanted = [managed('ConfigMap', 'a'), managed('ConfigMap', 'b'), managed('ConfigMap', 'c')];
  const { objects, unread } = await seenObjects(cluster, wanted, never);
  expect(objects.map(({ name, isThere, deleting }) => [name, isThere, deleting])).toEqual([
    ['a', true, false],
    ['b', true, true],
    ['c', false, false],
  ]);
  expect([objects[0]?.annotations, objects[1]?.finalizers, unread]).toEqual([annotations, ['example.com/x'], []]);
  expect(cluster.calls).toEqual(['list ConfigMap']);
});

test('One whose kind is missing is not there, and one that may not be read is unknown', async () => {
  const cluster = new MemoryCluster('home', { kinds: ['v1 Secret'] });
  cluster.fail('list', failureOf('forbidden', 'You may not list secrets.'), { kind: 'v1 Secret' });
  const { objects, unread } = await seenObjects(cluster, [managed('Thing', 'a'), managed('Secret', 'b')], never);
  expect(objects.map(({ name, isThere }) => [name, isThere])).toEqual([
    ['a', false],
    ['b', null],
  ]);
  expect(unread).toEqual(['Secret: You may not list secrets.']);
});

test.each([
  ['a', 'metadata.name=a'],
  ['system:node', 'metadata.name=system:node'],
  ['a,metadata.namespace=b', null],
])('One object %j is selected by %j', async (name, fields) => {
  const cluster = new MemoryCluster('home', { kinds: ['v1 Role'] });
  const asked: (string | null)[] = [];
  const list = cluster.list.bind(cluster);
  cluster.list = (query, signal) => {
    asked.push(query.fields);
    return list(query, signal);
  };
  await seenObjects(cluster, [managed('Role', name)], never);
  expect(asked).toEqual([fields]);
});
