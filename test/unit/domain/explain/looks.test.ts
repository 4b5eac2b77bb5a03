import { describe, expect, test } from 'vitest';
import { firstLooks, secondLooks } from '../../../../src/domain/explain/looks.ts';
import type { Look } from '../../../../src/domain/explain/looks.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { culprit, global, made, pod, ready } from './objects.ts';

function named(looks: readonly Look[]): readonly string[] {
  return looks.map(({ what, query }) => `${what}: ${query.kind} in ${query.namespace}`);
}

function first(...objects: readonly ClusterObject[]): readonly string[] {
  return named(firstLooks(objects.map((object) => ({ culprit: culprit(object), object }))));
}

describe('around a culprit is looked at', () => {
  const events = 'events: Event in web';
  const pods = 'pods: Pod in web';
  const cases: readonly (readonly [object: ClusterObject, expected: readonly string[]])[] = [
    [made('apps/v1', 'Deployment', 'x'), [events, pods, 'replicaSets: ReplicaSet in web']],
    [made('apps/v1', 'StatefulSet', 'x'), [events, pods]],
    [made('batch/v1', 'CronJob', 'x'), [events, pods, 'jobs: Job in web']],
    [made('v1', 'Pod', 'x'), [events, pods]],
    [made('bitnami.com/v1alpha1', 'SealedSecret', 'x'), [events]],
    [global('v1', 'Node', 'x'), ['events: Event in default']],
    [
      made('argoproj.io/v1alpha1', 'Application', 'x', {
        status: {
          resources: [
            { group: 'apps', version: 'v1', kind: 'Deployment', namespace: 'shop', name: 'a' },
            { group: 'apps', version: 'v1', kind: 'DaemonSet', namespace: 'shop', name: 'b' },
            { version: 'v1', kind: 'Secret', namespace: 'other', name: 'c' },
          ],
        },
      }),
      [events, 'pods: Pod in shop', 'replicaSets: ReplicaSet in shop', 'events: Event in shop'],
    ],
  ];
  test.each(cases)('$kind', (object, expected) => {
    expect(first(object)).toEqual(expected);
  });
});

test('A kind of a namespace is looked at once', () => {
  expect(first(made('apps/v1', 'Deployment', 'x'), made('apps/v1', 'Deployment', 'y'))).toHaveLength(3);
});

test('Around what is missing there is nothing', () => {
  const one = culprit(made('apps/v1', 'Deployment', 'x'));
  expect(
    firstLooks([
      { culprit: one, object: 'missing' },
      { culprit: one, object: 'unseen' },
    ]),
  ).toEqual([]);
});

test('Only warnings are asked for', () => {
  const object = made('apps/v1', 'StatefulSet', 'x');
  const [events] = firstLooks([{ culprit: culprit(object), object }]);
  expect(events?.query.fields).toBe('type!=Normal');
});

test('Pods that do not serve lead to their claims and nodes', () => {
  const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
  const nowhere = pod('a', { phase: 'Pending' }, { spec: { nodeName: '', volumes } });
  expect(named(secondLooks([nowhere]))).toEqual(['claims: PersistentVolumeClaim in web']);
  expect(named(secondLooks([pod('b', { phase: 'Running' }, { spec: { volumes } })]))).toEqual(['nodes: Node in null']);
  expect(secondLooks([pod('c', { phase: 'Running', conditions: [ready] }), pod('d', { phase: 'Succeeded' })])).toEqual(
    [],
  );
});
