import { describe, expect, test } from 'vitest';
import { familyOf } from '../../../../src/domain/explain/owners.ts';
import { refOf } from '../../../../src/domain/explain/seen.ts';
import type { Related } from '../../../../src/domain/explain/seen.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { ago, condition, made, nothing, ownedBy } from './objects.ts';

const deployment = made('apps/v1', 'Deployment', 'web');
const set = made('apps/v1', 'ReplicaSet', 'web-7d', { metadata: ownedBy(deployment), spec: { replicas: 1 } });
const cron = made('batch/v1', 'CronJob', 'backup');

function job(name: string, minutes: number, status: object = {}): ClusterObject {
  return made('batch/v1', 'Job', name, { metadata: { ...ownedBy(cron), creationTimestamp: ago(minutes) }, status });
}

function podOf(owner: ClusterObject, name: string): ClusterObject {
  return made('v1', 'Pod', name, { metadata: ownedBy(owner) });
}

function family(root: ClusterObject, related: Partial<Related>, uid = root.metadata.uid ?? '') {
  const { pods, between } = familyOf(refOf(root), uid, { ...nothing, ...related });
  return [...between, ...pods].map(({ metadata }) => metadata.name);
}

describe('the family', () => {
  test('of a Deployment has its ReplicaSets and their pods, and nobody else', () => {
    const other = made('apps/v1', 'ReplicaSet', 'other');
    const pods = [podOf(set, 'a'), podOf(other, 'b'), podOf(set, 'c')];
    expect(family(deployment, { replicaSets: [other, set], pods })).toEqual(['web-7d', 'a', 'c']);
  });

  test('leaves out ReplicaSets of former versions, unless they still have pods', () => {
    const former = { ...set, spec: { replicas: 0 }, status: { replicas: 0 } };
    const going = { ...set, spec: { replicas: 0 }, status: { replicas: 1 } };
    expect(family(deployment, { replicaSets: [former] })).toEqual([]);
    expect(family(deployment, { replicaSets: [going] })).toEqual(['web-7d']);
  });

  test('of a StatefulSet has its pods', () => {
    const stateful = made('apps/v1', 'StatefulSet', 'db');
    expect(family(stateful, { pods: [podOf(stateful, 'db-0')] })).toEqual(['db-0']);
  });

  test('of a CronJob has the latest Job and its pods', () => {
    const [first, last] = [job('one', 60), job('two', 1)];
    const pods = [podOf(first, 'one-a'), podOf(last, 'two-a')];
    expect(family(cron, { jobs: [first, last], pods })).toEqual(['two', 'two-a']);
  });

  test('of a CronJob whose latest Job has ended well is empty', () => {
    const done = job('two', 1, { conditions: [condition('Complete', 'True')] });
    expect(family(cron, { jobs: [job('one', 60), done], pods: [podOf(done, 'two-a')] })).toEqual([]);
  });

  test('of a pod is the pod', () => {
    const one = podOf(set, 'a');
    expect(family(one, { pods: [podOf(set, 'b'), one] })).toEqual(['a']);
  });

  test('is not that of a former object of the same name', () => {
    expect(family(deployment, { replicaSets: [set] }, 'another-uid')).toEqual([]);
    expect(family(deployment, { replicaSets: [set] }, '')).toEqual(['web-7d']);
  });

  test('stays in the namespace', () => {
    const elsewhere = { ...set, metadata: { ...set.metadata, namespace: 'other' } };
    expect(family(deployment, { replicaSets: [elsewhere] })).toEqual([]);
  });

  test('is not that of another kind, or of another group', () => {
    const [reference] = ownedBy(deployment)['ownerReferences'] as [object];
    const of = (more: object) => ({
      ...set,
      metadata: { ...set.metadata, ownerReferences: [{ ...reference, ...more }] },
    });
    expect(family(deployment, { replicaSets: [of({ kind: 'StatefulSet' })] }, '')).toEqual([]);
    expect(family(deployment, { replicaSets: [of({ apiVersion: 'example.io/v1' })] }, '')).toEqual([]);
    expect(family(deployment, { replicaSets: [of({ apiVersion: 'apps/v1beta2' })] }, '')).toEqual(['web-7d']);
  });
});
