import { expect, test } from 'vitest';
import { applicationOf, isApplication } from '../../../../src/domain/argocd/application.ts';
import { syncObstacle, terminateObstacle } from '../../../../src/domain/argocd/obstacle.ts';
import { syncPatch, terminatePatch } from '../../../../src/domain/argocd/operation.ts';
import { outcomeOf } from '../../../../src/domain/argocd/outcome.ts';
import { strip } from '../../../../src/domain/argocd/strip.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { Random, seedOf } from '../../../peers/random.ts';
import { health, heavy, minutesAgo, now, object, operationState, outOfSync, resource } from './fixtures.ts';
import { json, mutated } from './hostile.ts';

const failed = [resource('Pod', 'ok'), resource('Pod', 'bad', { status: 'SyncFailed', message: 'x'.repeat(2_000) })];
const request = { by: 'ada', prune: false, id: 'i' };

const all: readonly ClusterObject[] = [
  object('well'),
  heavy('heavy'),
  object('odd', {
    metadata: {
      deletionTimestamp: minutesAgo(1),
      ownerReferences: [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet', name: 's' }],
    },
    annotations: {
      'argocd.argoproj.io/refresh': 'hard',
      'argocd.argoproj.io/managed-by-url': 'https://a.example',
      'argocd.argoproj.io/skip-reconcile': 'true',
    },
    spec: { sourceHydrator: { drySource: { repoURL: 'd' }, syncSource: { targetBranch: 'b', path: 'p' } } },
    operation: { sync: { dryRun: true }, initiatedBy: { username: 'ada' }, info: [{ name: 'Request', value: 'i' }] },
    status: {
      ...health('Degraded', { message: 'm'.repeat(3_000) }),
      conditions: [{ type: 'SyncError', message: 'x', lastTransitionTime: minutesAgo(1) }],
      resources: [
        resource('Pod', 'a', { ...outOfSync, requiresPruning: true }),
        resource('Pod', 'b', { health: { status: 'Degraded', message: 'h' } }),
      ],
      operationState: operationState('Running', {
        retryCount: 2,
        finishedAt: minutesAgo(1),
        syncResult: { resources: failed },
      }),
    },
  }),
];

function check(one: ClusterObject): void {
  const small = strip(one);
  expect(applicationOf(small)).toEqual(applicationOf(one));
  expect(strip(small)).toEqual(small);
  expect(isApplication(small)).toBe(isApplication(one));
  expect(outcomeOf(small, { at: now, id: 'i' })).toEqual(outcomeOf(one, { at: now, id: 'i' }));
}

test.each(all)('$metadata.name says the same without what nobody reads', (one) => {
  check(one);
  expect(syncPatch(strip(one), request)).toEqual(syncPatch(one, request));
  expect(terminatePatch(strip(one))).toEqual(terminatePatch(one));
  expect(syncObstacle(strip(one), { project: null, now })).toEqual(syncObstacle(one, { project: null, now }));
  expect(terminateObstacle(strip(one))).toEqual(terminateObstacle(one));
});

/* What is heavy has no more forms, only more of them. */
const light = all.filter(({ metadata }) => metadata.name !== 'heavy');
const seed = seedOf();
test(`Any JSON says the same (SLIPWAY_SEED=${seed})`, () => {
  const random = new Random(seed);
  for (let left = 500; left > 0; left--) {
    check(random.chance(0.2) ? (json(random, 5) as ClusterObject) : mutated(random.pick(light), random));
  }
}, 30_000);

test('What is left of a heavy one is small, and nothing of values, history, managed fields or healthy resources', () => {
  const [before, after] = [heavy('a'), strip(heavy('a'))].map((one) => JSON.stringify(one));
  expect(before?.length).toBeGreaterThan(30_000);
  expect(after?.length).toBeLessThan(2_000);
  expect(after).not.toMatch(/managedFields|helm|images|some-config-map/);
});
