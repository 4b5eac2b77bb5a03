import { expect, test } from 'vitest';
import { refreshObstacle, syncObstacle, terminateObstacle } from '../../../../src/domain/argocd/obstacle.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { Random } from '../../../peers/random.ts';
import { minutesAgo, now, object, operationState } from './fixtures.ts';
import type { Parts } from './fixtures.ts';
import { json, mutated } from './hostile.ts';

const project: ClusterObject = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'platform' },
  spec: { syncWindows: [{ kind: 'deny', schedule: '0 11 * * *', duration: '2h', applications: ['*'] }] },
};

function refused(parts: Parts, world: { project: ClusterObject | null } = { project: null }): string | null {
  return syncObstacle(object('a', parts), { ...world, now });
}

const zombie = { status: { operationState: operationState('Terminating') } };

test.each<[string, Parts]>([
  ['one that is well', {}],
  ['one whose last operation failed', { status: { operationState: operationState('Failed') } }],
  ['one whose operation never ended but is gone', zombie],
])('%s can be synced', (_, parts) => expect(refused(parts)).toBeNull());

test.each<[string, Parts, string]>([
  ['is being deleted', { metadata: { deletionTimestamp: minutesAgo(1) } }, '"a" is being deleted.'],
  [
    'is being synced',
    { operation: { sync: {} } },
    'Another operation of "a" is under way; wait for it or terminate it.',
  ],
  [
    'is being synced by somebody',
    { operation: { initiatedBy: { username: 'bob' } } },
    'Another operation of "a" that bob started is under way; wait for it or terminate it.',
  ],
  [
    'is left alone',
    { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } },
    'Argo CD leaves "a" alone; remove its annotation argocd.argoproj.io/skip-reconcile first.',
  ],
  [
    'is known without a version',
    { metadata: { resourceVersion: undefined } },
    'What is known of "a" has no resource version; read it again.',
  ],
])('One that %s can not be synced', (_, parts, sentence) => expect(refused(parts)).toBe(sentence));

test('Windows of its project are asked where it can be read', () => {
  expect(refused({}, { project })).toContain('"0 11 * * *" for 2h of project "platform" denies');
  expect(refused({}, { project: { ...project, spec: {} } })).toBeNull();
});

test('Only an Application of Argo CD is synced', () => {
  const other = { ...object('a'), apiVersion: 'app.k8s.io/v1beta1' };
  expect(syncObstacle(other, { project: null, now })).toBe('The object is no Application of Argo CD.');
  expect(refreshObstacle(other)).toBe('The object is no Application of Argo CD.');
});

const running = { operation: {}, status: { operationState: operationState('Running') } };

test.each<[string, Parts, string | null]>([
  ['runs', running, null],
  [
    'is tried again',
    { operation: {}, status: { operationState: operationState('Running', { finishedAt: minutesAgo(1) }) } },
    null,
  ],
  ['is over', {}, 'No operation of "a" is under way.'],
  ['is over and left something behind', zombie, 'No operation of "a" is under way.'],
  ['has not begun', { operation: {} }, 'The operation of "a" has not begun; there is nothing to terminate yet.'],
  [
    'is being terminated',
    { operation: {}, status: { operationState: operationState('Terminating') } },
    'The operation of "a" is being terminated already.',
  ],
  [
    'runs, unlocked',
    { ...running, metadata: { resourceVersion: '' } },
    'What is known of "a" has no resource version; read it again.',
  ],
])('An operation that %s: %s', (_, parts, sentence) => expect(terminateObstacle(object('a', parts))).toBe(sentence));

test('What is left alone is not refreshed, and everything else is', () => {
  expect(refreshObstacle(object('a', running))).toBeNull();
  expect(refreshObstacle(object('a', { annotations: { 'argocd.argoproj.io/skip-reconcile': '1' } }))).toContain(
    'leaves "a" alone',
  );
});

test('Any JSON is answered', () => {
  const random = new Random(5);
  for (let left = 500; left > 0; left--) {
    const one = random.chance(0.2) ? (json(random) as ClusterObject) : mutated(object('a', running), random);
    const answers = [
      syncObstacle(one, { project: mutated(project, random), now }),
      terminateObstacle(one),
      refreshObstacle(one),
    ];
    for (const answer of answers) expect(answer === null || /^\S.*\.$/s.test(answer)).toBe(true);
  }
}, 30_000);
