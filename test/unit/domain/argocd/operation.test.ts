import { expect, test } from 'vitest';
import { refreshPatch, syncPatch, terminatePatch } from '../../../../src/domain/argocd/operation.ts';
import { object } from './fixtures.ts';

const retry = { limit: -1, refresh: true, backoff: { duration: '15s', factor: 2, maxDuration: '5m' } };

test('A sync is this patch', () => {
  expect(syncPatch(object('gitlab'), { by: 'ada', reason: 'synced from VS Code', id: 'id-1', prune: true })).toEqual({
    metadata: { resourceVersion: '41822' },
    operation: {
      initiatedBy: { username: 'ada' },
      info: [
        { name: 'Reason', value: 'synced from VS Code' },
        { name: 'Request', value: 'id-1' },
      ],
      retry,
      sync: {
        prune: true,
        dryRun: false,
        syncStrategy: { hook: {} },
        syncOptions: ['ServerSideApply=true', 'RespectIgnoreDifferences=true'],
      },
    },
    status: { operationState: null },
  });
});

test('What the Application does not say is not sent', () => {
  expect(syncPatch(object('a', { spec: { syncPolicy: undefined } }), { by: 'ada', prune: false })).toEqual({
    metadata: { resourceVersion: '41822' },
    operation: { initiatedBy: { username: 'ada' }, sync: { prune: false, dryRun: false, syncStrategy: { hook: {} } } },
    status: { operationState: null },
  });
});

test('A dry run is asked for as such', () => {
  expect(syncPatch(object('a'), { by: 'ada', prune: false, dryRun: true })).toMatchObject({
    operation: { sync: { dryRun: true } },
  });
});

test('A refresh is an annotation, without a lock', () => {
  expect(refreshPatch('hard')).toEqual({ metadata: { annotations: { 'argocd.argoproj.io/refresh': 'hard' } } });
  expect(refreshPatch('normal')).toEqual({ metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } });
});

test('An end is a phase, with a lock', () => {
  expect(terminatePatch(object('a'))).toEqual({
    metadata: { resourceVersion: '41822' },
    status: { operationState: { phase: 'Terminating' } },
  });
});
