import { describe, expect, test } from 'vitest';
import { syncApplication, syncLimit } from '../../../src/actions/syncApplication.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { application, argo, never, place } from './argo.ts';

const input = { place, by: 'somebody', id: 'id-1', prune: false, dryRun: false };
const outOfSync = {
  spec: { syncPolicy: { retry: { limit: 3 }, syncOptions: ['ServerSideApply=true'] } },
  status: {
    sync: { status: 'OutOfSync' },
    operationState: { phase: 'Succeeded', startedAt: '2025-12-01T00:00:00Z', syncResult: { resources: [{}] } },
  },
};

/** What the controller makes of the operation that was asked for. */
const begun = (more: object = {}) => ({
  status: {
    operationState: {
      phase: 'Running',
      message: 'one task',
      startedAt: '2026-01-01T00:00:01Z',
      operation: { info: [{ name: 'Request', value: 'id-1' }] },
      ...more,
    },
  },
});
const ended = (phase: string, message: string) => ({
  operation: null,
  ...begun({ phase, message, finishedAt: '2026-01-01T00:00:09Z' }),
});

describe('a sync', () => {
  test('is asked for with a lock, without what is left of the last one, and followed to its end', async () => {
    const { ports, cluster, stored, change, followed, hear } = argo(application(outOfSync));
    const version = (await stored()).metadata.resourceVersion;
    const progress: string[] = [];
    const syncing = syncApplication(ports, input, (message) => progress.push(message), never);
    await followed();
    expect(cluster.writes.patched).toEqual([
      {
        kind: 'argoproj.io/v1alpha1 Application',
        ...place,
        patch: {
          metadata: { resourceVersion: version },
          operation: {
            initiatedBy: { username: 'me' },
            info: [
              { name: 'Reason', value: 'synced with Slipway' },
              { name: 'Request', value: 'id-1' },
            ],
            retry: { limit: 3 },
            sync: { prune: false, dryRun: false, syncStrategy: { hook: {} }, syncOptions: ['ServerSideApply=true'] },
          },
          status: { operationState: null },
        },
      },
    ]);
    expect((await stored())['status']).toEqual({ sync: { status: 'OutOfSync' }, health: { status: 'Healthy' } });
    await hear();
    await change(begun());
    await change(ended('Succeeded', 'successfully synced (all tasks run)'));
    expect(await syncing).toMatchObject({ state: 'done', message: 'successfully synced (all tasks run)' });
    expect(progress).toEqual(['sync waits for Argo CD to begin', 'sync runs: one task']);
    expect(cluster.requests.write).toBe(1);
  });

  test('that fails says at what', async () => {
    const { ports, change, followed } = argo(application(outOfSync));
    const syncing = syncApplication(ports, input, () => undefined, never);
    await followed();
    await change(ended('Failed', 'one or more objects failed to apply'));
    expect(await syncing).toMatchObject({
      state: 'failed',
      message: 'sync fails: one or more objects failed to apply',
    });
  });

  test('is followed for a while only', async () => {
    const { ports, followed, timers, change } = argo(application(outOfSync));
    const syncing = syncApplication(ports, input, () => undefined, never);
    await followed();
    await change(begun());
    timers.advance(syncLimit);
    expect(await syncing).toMatchObject({ state: 'running', message: 'sync runs: one task' });
  });

  test('has failed when its application goes', async () => {
    const { ports, followed, vanish, timers } = argo(application(outOfSync));
    const syncing = syncApplication(ports, input, () => undefined, never);
    await followed();
    vanish();
    expect(await syncing).toMatchObject({ state: 'failed', message: 'the application was deleted meanwhile' });
    expect(timers.pending).toEqual([]);
  });

  test('goes on when another cluster is looked at, and nobody waits for it', async () => {
    const { ports, followed, close, timers } = argo(application(outOfSync));
    const syncing = syncApplication(ports, input, () => undefined, never);
    await followed();
    close();
    expect(await syncing).toMatchObject({ state: 'running', message: expect.stringContaining('another cluster') });
    expect(timers.pending).toEqual([]);
  });

  test('goes on when nobody follows any more', async () => {
    const { ports, followed, cluster } = argo(application(outOfSync));
    const stop = new AbortController();
    const syncing = syncApplication(ports, input, () => undefined, stop.signal);
    await followed();
    stop.abort();
    expect(await syncing).toMatchObject({ state: 'running' });
    expect(cluster.writes.patched).toHaveLength(1);
  });

  test('is not asked for when that is called off before', async () => {
    const { ports, cluster } = argo(application(outOfSync));
    await expect(
      syncApplication(ports, input, () => undefined, AbortSignal.abort(new Error('enough'))),
    ).rejects.toThrow('enough');
    expect(cluster.writes.patched).toEqual([]);
  });

  test('whose request went through twice is one', async () => {
    const { ports, cluster, followed, change, stored } = argo(application(outOfSync));
    const asked = { operation: { info: [{ name: 'Request', value: 'id-1' }], sync: {} } };
    // The first answer was lost on its way: what the cluster has is our operation already.
    cluster.writes.beforePatch = () => void cluster.put(application({ ...outOfSync, ...asked }));
    const syncing = syncApplication(ports, input, () => undefined, never);
    await followed();
    await change(ended('Succeeded', 'ok'));
    expect(await syncing).toMatchObject({ state: 'done' });
    expect(cluster.writes.patched).toHaveLength(1);
    expect((await stored()).metadata.name).toBe('git');
  });

  test('is asked for under the name that is given, where the cluster has none', async () => {
    const { ports, cluster, followed, change } = argo(application(outOfSync));
    cluster.fail('whoAmI', failureOf('no-kind', 'No.'));
    const syncing = syncApplication(ports, { ...input, prune: true, dryRun: true }, () => undefined, never);
    await followed();
    expect(cluster.writes.patched[0]?.patch).toMatchObject({
      operation: { initiatedBy: { username: 'somebody' }, sync: { prune: true, dryRun: true } },
    });
    await change(ended('Succeeded', 'ok'));
    await syncing;
  });
});

describe('no sync is asked for', () => {
  const project = (window: object) => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'platform', namespace: 'argocd' },
    spec: { syncWindows: [window] },
  });
  const closed = { kind: 'deny', schedule: '* * * * *', duration: '24h', applications: ['*'] };

  test('while another operation is under way', async () => {
    const { ports, cluster } = argo(application({ operation: { sync: {} } }));
    expect(await syncApplication(ports, input, () => undefined, never)).toMatchObject({
      code: 'argo/obstacle',
      sentence: expect.stringContaining('Another operation of "git"'),
    });
    expect(cluster.writes.patched).toEqual([]);
  });

  test('while a window of its project keeps it out', async () => {
    const { ports, cluster } = argo(application(outOfSync));
    cluster.put(project(closed));
    expect(await syncApplication(ports, input, () => undefined, never)).toMatchObject({ code: 'argo/obstacle' });
    expect(cluster.writes.patched).toEqual([]);
  });

  test('but windows that nobody can read are left to Argo CD', async () => {
    const { ports, cluster, followed, change } = argo(application(outOfSync));
    cluster.put(project(closed));
    cluster.fail('get', failureOf('forbidden', 'No.'), { kind: 'argoproj.io/v1alpha1 AppProject' });
    const syncing = syncApplication(ports, input, () => undefined, never);
    await followed();
    await change(ended('Succeeded', 'ok'));
    expect(await syncing).toMatchObject({ state: 'done' });
  });

  test('by somebody who may not write', async () => {
    const { ports, cluster } = argo();
    expect(await syncApplication({ ...ports, writable: null }, input, () => undefined, never)).toMatchObject({
      code: 'argo/read-only',
    });
    expect(cluster.calls).toEqual([]);
  });
});
