import { expect, test } from 'vitest';
import { isWell, rankOf, standingOf, states } from '../../../../src/domain/argocd/state.ts';
import { applicationOf } from '../../../../src/domain/argocd/application.ts';
import { Random } from '../../../peers/random.ts';
import { application, health, minutesAgo, now, object, operationState, resource } from './fixtures.ts';
import type { Parts } from './fixtures.ts';
import { mutated } from './hostile.ts';
import { asked, cases, condition, running, sync } from './standings.ts';
import type { StandingCase } from './standings.ts';

const failed = (more: Record<string, unknown> = {}) => ({ operationState: operationState('Failed', more) });
const bad = (name: string) => resource('Pod', name, { status: 'SyncFailed', message: 'admission webhook denied it.' });

/** By operation, and by the life of the Application. */
const more: readonly StandingCase[] = [
  // Operation
  [
    'that waits to be synced',
    { operation: asked, status: { ...sync('OutOfSync'), operationState: undefined } },
    'syncing',
    'sync waits for Argo CD to begin',
    null,
  ],
  [
    'being synced for the first time',
    { operation: asked, status: { ...sync('OutOfSync'), ...health('Missing'), ...running() } },
    'syncing',
    'sync runs',
    61,
  ],
  [
    'being synced, with a message',
    { operation: asked, status: running({ message: 'waiting for healthy state of argoproj.io/Application/longhorn' }) },
    'syncing',
    'sync runs: waiting for healthy state of argoproj.io/Application/longhorn',
    61,
  ],
  [
    'tried again',
    {
      operation: asked,
      status: running({
        finishedAt: minutesAgo(2),
        retryCount: 2,
        message: 'one or more objects failed to apply. Retrying attempt #2 at 3:04PM.',
      }),
    },
    'syncing',
    'sync fails and is tried again, attempt 2: one or more objects failed to apply. Retrying attempt #2 at 3:04PM',
    61,
  ],
  [
    'being terminated',
    { operation: asked, status: { operationState: operationState('Terminating') } },
    'syncing',
    'sync is being terminated',
    61,
  ],
  [
    'held by a window',
    { operation: asked, status: running({ message: 'Sync operation blocked by sync window' }) },
    'waiting',
    'sync waits for a sync window to open',
    61,
  ],
  [
    'left with an operation that nobody asks for',
    { status: { operationState: operationState('Terminating') } },
    'waiting',
    'its last operation never ended; a new sync replaces it',
    61,
  ],
  [
    'held by an approval',
    { operation: asked, status: running({ message: 'waiting for pruning confirmation of /Pod/a' }) },
    'waiting',
    'sync waits until somebody approves what it deletes',
    61,
  ],
  [
    'whose sync failed',
    { status: failed({ message: 'one or more tasks are running' }) },
    'failed',
    'sync fails: one or more tasks are running',
    60,
  ],
  [
    'whose sync failed at objects',
    { status: failed({ syncResult: { resources: [bad('a'), bad('b')] } }) },
    'failed',
    'sync fails at Pod a and 1 more: admission webhook denied it',
    60,
  ],
  [
    'whose sync failed, out of sync',
    { status: { ...failed({ message: 'x' }), ...sync('OutOfSync') } },
    'failed',
    'sync fails: x',
    60,
  ],
  [
    'whose dry run failed',
    { status: failed({ operation: { sync: { dryRun: true } } }) },
    'healthy',
    'is in sync and healthy',
    50,
  ],
  [
    'that auto-sync gave up',
    { status: { ...sync('OutOfSync'), ...condition('SyncError', 'failed last sync attempt') } },
    'failed',
    'sync fails: failed last sync attempt',
    9,
  ],
  [
    'asked for again after a failure',
    { operation: asked, status: { ...failed(), ...sync('OutOfSync') } },
    'syncing',
    'sync waits for Argo CD to begin',
    null,
  ],
  // Life
  [
    'being deleted',
    { metadata: { deletionTimestamp: minutesAgo(2) }, status: health('Degraded') },
    'deleting',
    'is being deleted',
    2,
  ],
  [
    'that can not be deleted',
    { metadata: { deletionTimestamp: minutesAgo(2) }, status: condition('DeletionError', 'hook fails') },
    'failed',
    'deletion fails: hook fails',
    9,
  ],
  [
    'left alone',
    { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } },
    'suspended',
    'Argo CD leaves it alone: its skip-reconcile is set',
    null,
  ],
  [
    'left alone and degraded',
    { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' }, status: health('Degraded') },
    'degraded',
    'one of its resources is degraded',
    4,
  ],
  [
    'just created',
    {
      metadata: { creationTimestamp: minutesAgo(1) },
      status: { sync: undefined, health: undefined, operationState: undefined },
    },
    'progressing',
    'waits for Argo CD to look at it',
    1,
  ],
  [
    'that nobody looks at',
    { status: { sync: undefined, health: undefined, operationState: undefined } },
    'unknown',
    'Argo CD has not looked at it; its namespace may not be one that Argo CD watches',
    600,
  ],
  ['of which half is said', { status: { health: undefined } }, 'unknown', 'Argo CD says nothing of it', null],
];

test.each([...cases, ...more])('One that is %s', (_, parts, state, why, since) => {
  const standing = standingOf(application('a', parts), now);
  expect([standing.state, standing.why, standing.since]).toEqual([
    state,
    why,
    since === null ? null : new Date(minutesAgo(since)),
  ]);
});

test('Every state is reached by one of these', () => {
  expect(new Set([...cases, ...more].map(([, , state]) => state))).toEqual(new Set(states));
});

test('The ranks are in the order of the states, the worst first', () => {
  expect(states.map(rankOf)).toEqual(states.map((_, index) => index));
  expect(states).toEqual([
    'degraded',
    'failed',
    'unknown',
    'missing',
    'outOfSync',
    'waiting',
    'syncing',
    'progressing',
    'deleting',
    'suspended',
    'healthy',
  ]);
});

test.each<[Parts, boolean]>([
  [{}, true],
  [{ status: sync('OutOfSync') }, false],
  [{ status: health('Suspended') }, false],
  [{ status: { sync: undefined, health: undefined } }, false],
])('%j is well for the next wave: %s', (parts, is) => expect(isWell(application('a', parts))).toBe(is));

test('Whatever it says, an application has one state, and a reason on one short line', () => {
  const random = new Random(11);
  for (let left = 1_000; left > 0; left--) {
    const one = mutated(object('a', { operation: random.chance(0.3) ? asked : undefined }), random);
    const { state, why } = standingOf(applicationOf(one), now);
    expect(states).toContain(state);
    expect(why).toMatch(/^[^\n]{3,400}$/);
  }
}, 30_000);
