/* Against a server that answers as the real one does, over HTTPS: what is asked for is what Argo CD hears. */
import { expect, onTestFinished, test } from 'vitest';
import { refreshApplication } from '../../../src/actions/refreshApplication.ts';
import { syncApplication } from '../../../src/actions/syncApplication.ts';
import { terminateOperation } from '../../../src/actions/terminateOperation.ts';
import type { ArgoPorts } from '../../../src/actions/applicationWriting.ts';
import { LiveApplications } from '../../../src/live/applications.ts';
import { nodeTimers } from '../../../src/node/kubernetes/timers.ts';
import type { Demo } from '../../../scripts/demo/demo.ts';
import { clusterOf, demoWith, liveOf, until, valueOf } from '../scripts/demo/opened.ts';

const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };
const whoami = { namespace: 'argocd', name: 'whoami' };
const key = 'argocd/whoami';
const { signal } = new AbortController();
const clock = { now: () => new Date() };

async function argoOf(demo: Demo, context = 'demo'): Promise<ArgoPorts & { readonly applications: LiveApplications }> {
  const live = liveOf(demo);
  const applications = new LiveApplications(live, { clock, timers: nodeTimers });
  onTestFinished(() => applications.close());
  await until(live, () => applications.object(key) !== null || live.connection.state === 'live');
  await expect.poll(() => applications.find(key)?.state, { interval: 5 }).toBeDefined();
  const cluster = await clusterOf(demo, context);
  const system = valueOf(
    await cluster.get({ apiVersion: 'v1', kind: 'Namespace' }, { namespace: null, name: 'kube-system' }, signal),
  );
  return { cluster, writable: system?.metadata.uid ?? '', clock, timers: nodeTimers, applications };
}

const input = { place: whoami, by: 'somebody', id: 'id-1', prune: false, dryRun: false };

test('A sync is followed until the application is as it should be', async () => {
  const demo = await demoWith({ story: 'start' });
  const ports = await argoOf(demo);
  expect(ports.applications.find(key)?.state).toBe('outOfSync');
  const progress: string[] = [];
  expect(await syncApplication(ports, input, (message) => progress.push(message), signal)).toMatchObject({
    state: 'done',
  });
  expect(progress[0]).toBe('sync waits for Argo CD to begin');
  await expect.poll(() => ports.applications.find(key)?.state, { interval: 5 }).toBe('healthy');
  const writes = demo.requests.filter(({ method }) => method === 'PATCH');
  expect(writes.map(({ path, query }) => `${path}?${query.toString()}`)).toEqual([
    '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/whoami?fieldManager=slipway',
  ]);
});

test('A refresh is over when the request for it is gone', async () => {
  const ports = await argoOf(await demoWith({ story: 'start' }));
  const refreshed = await refreshApplication(ports, { place: whoami, hard: true }, signal);
  expect(refreshed).toMatchObject({ standing: { state: 'outOfSync' } });
  const stored = valueOf(await ports.cluster.get(application, whoami, signal));
  expect(stored?.metadata.annotations ?? {}).not.toHaveProperty(['argocd.argoproj.io/refresh']);
});

test('An operation that does not get on is terminated', async () => {
  const demo = await demoWith({ story: 'start', pace: 60_000 });
  const ports = await argoOf(demo);
  const running = { phase: 'Running', startedAt: new Date().toISOString(), operation: { sync: {} } };
  demo.state.change(application, whoami, (object) => ({
    ...object,
    operation: { sync: {} },
    status: { ...(object['status'] as object), operationState: running },
  }));
  const terminating = terminateOperation(ports, whoami, signal);
  await expect.poll(() => demo.requests.filter(({ method }) => method === 'PATCH').length, { interval: 5 }).toBe(1);
  demo.state.change(application, whoami, (object) => ({
    ...object,
    operation: undefined,
    status: { ...(object['status'] as object), operationState: { ...running, phase: 'Failed', finishedAt: 'now' } },
  }));
  expect(await terminating).toEqual({ isOver: true });
});

test('Who may only look is told which right is missing, and nothing is sent', async () => {
  const demo = await demoWith({ story: 'start' });
  const ports = await argoOf(demo, 'demo-viewer');
  expect(await syncApplication(ports, input, () => undefined, signal)).toMatchObject({
    code: 'argo/right',
    sentence: 'You may not patch applications.argoproj.io in namespace "argocd".',
  });
  expect(demo.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
});

test('Another cluster under the same context is not written to', async () => {
  const demo = await demoWith({ story: 'start' });
  const ports = await argoOf(demo);
  demo.replaceUid();
  expect(await syncApplication(ports, input, () => undefined, signal)).toMatchObject({ code: 'argo/other-cluster' });
  expect(demo.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
});
