import { expect, test } from 'vitest';
import { isUnderWay, operationOf } from '../../../../src/domain/argocd/operationState.ts';
import { minutesAgo, object, operationState, resource } from './fixtures.ts';
import type { Parts } from './fixtures.ts';

const asked = {
  initiatedBy: { username: 'ada' },
  sync: { dryRun: true },
  info: [
    { name: 'Reason', value: 'x' },
    { name: 'Request', value: 'id-1' },
  ],
};
const held = (message: string, phase = 'Running'): Parts => ({
  operation: asked,
  status: { operationState: operationState(phase, { message }) },
});

test.each<[string, Parts, string | undefined, boolean | undefined]>([
  ['that is over', {}, 'succeeded', false],
  ['none', { status: { operationState: undefined } }, undefined, undefined],
  ['asked for', { operation: asked, status: { operationState: undefined } }, 'waiting', true],
  ['asked for after one that is over', { operation: asked }, 'waiting', true],
  ['that runs', held('waiting for healthy state of apps/Deployment/web'), 'running', true],
  [
    'that is tried again',
    { operation: asked, status: { operationState: operationState('Running', { finishedAt: minutesAgo(1) }) } },
    'retrying',
    true,
  ],
  ['that is being terminated', held('operation is terminating', 'Terminating'), 'terminating', true],
  ['that failed', { status: { operationState: operationState('Failed') } }, 'failed', false],
  ['that broke', { status: { operationState: operationState('Error') } }, 'failed', false],
  ['of a phase that nobody knows', { status: { operationState: operationState('Dancing') } }, undefined, undefined],
  ['that is no object', { operation: [], status: { operationState: 7 } }, undefined, undefined],
])('An operation: %s', (_, parts, state, underWay) => {
  const operation = operationOf(object('a', parts));
  expect([operation?.state, operation === null ? undefined : isUnderWay(operation)]).toEqual([state, underWay]);
});

test.each([
  ['Sync operation blocked by sync window', 'Running', 'window'],
  ['Sync operation blocked by sync window: invalid sync windows: x', 'Running', 'window'],
  ['waiting for pruning confirmation of /Pod/my-pod', 'Running', 'approval'],
  ['Waiting for pruning confirmation of v1/Pod/my-pod and 2 more resources', 'Running', 'approval'],
  ['waiting for healthy state of apps/Deployment/web', 'Running', null],
  ['Sync operation blocked by sync window', 'Terminating', null],
  ['Sync operation blocked by sync window', 'Failed', null],
])('%s (%s) is held by %s', (message, phase, by) =>
  expect(operationOf(object('a', held(message, phase)))?.held).toBe(by),
);

test('A state that nobody asks for is held until the next sync', () => {
  const by = ['Running', 'Terminating', 'Failed'].map(
    (phase) => operationOf(object('a', { status: { operationState: operationState(phase) } }))?.held,
  );
  expect(by).toEqual(['sync', 'sync', null]);
});

test('It says who asked for it, when, and what it failed at', () => {
  const result = {
    resources: [resource('Pod', 'ok'), resource('Pod', 'bad', { status: 'SyncFailed', message: 'denied' })],
  };
  const state = operationState('Failed', {
    operation: asked,
    message: 'one or more objects failed',
    retryCount: 3,
    syncResult: result,
  });
  expect(operationOf(object('a', { status: { operationState: state } }))).toEqual({
    state: 'failed',
    held: null,
    message: 'one or more objects failed',
    started: new Date(minutesAgo(61)),
    finished: new Date(minutesAgo(60)),
    retries: 3,
    automated: false,
    by: 'ada',
    dryRun: true,
    failed: {
      count: 1,
      shown: [
        {
          group: 'apps',
          kind: 'Pod',
          namespace: 'longhorn-system',
          name: 'bad',
          pruning: false,
          health: '',
          message: 'denied',
        },
      ],
    },
    request: 'id-1',
  });
  expect(operationOf(object('a'))).toMatchObject({ automated: true, by: '', dryRun: false, request: null });
});
