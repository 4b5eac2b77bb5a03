/** What Slipway asks of Applications, the real controllers do. */
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Reference } from '../../scripts/cluster/objects.ts';
import { until } from '../../scripts/cluster/until.ts';
import type { ArgoPorts } from '../../src/actions/applicationWriting.ts';
import { refreshApplication } from '../../src/actions/refreshApplication.ts';
import { syncApplication } from '../../src/actions/syncApplication.ts';
import { terminateOperation } from '../../src/actions/terminateOperation.ts';
import type { State } from '../../src/domain/argocd/state.ts';
import { LiveApplications } from '../../src/live/applications.ts';
import { LiveCluster } from '../../src/live/cluster.ts';
import { uidOf } from '../../src/live/probe.ts';
import { nodeTimers } from '../../src/node/kubernetes/timers.ts';
import { kubeconfigClusters, liveWorld } from '../../src/node/kubernetesWorld.ts';
import type { Cluster } from '../../src/ports.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { createRepository } from './harness/git.ts';
import { apply, newNamespace, patch, read, remove, untilObject } from './harness/objects.ts';
import { start } from './harness/processes.ts';

const configMap = (name: string, value: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name} }
data: { key: "${value}" }
`;

/** It is never done: no node is like this. */
const endlessHook = `
apiVersion: batch/v1
kind: Job
metadata: { name: wait, annotations: { argocd.argoproj.io/hook: PreSync } }
spec:
  template:
    spec:
      restartPolicy: Never
      nodeSelector: { there: none }
      containers: [{ name: wait, image: "none:1" }]
`;

const { signal } = new AbortController();
const clock = { now: () => new Date() };

describeWithCluster('Applications', () => {
  let api: Cluster;
  let viewer: Cluster;
  let live: LiveCluster;
  let ports: ArgoPorts;
  let applications: LiveApplications;
  let before: number;

  beforeAll(async () => {
    await start('argocd');
    const { kubeconfigs } = cluster();
    const clusters = clustersOf(kubeconfigs.admin);
    api = await opened(kubeconfigs.admin);
    viewer = await opened(kubeconfigs.viewer);
    // A cluster that is kept between runs has their requests too.
    before = cluster().auditLog().length;
    live = new LiveCluster(clusters, null, liveWorld);
    const identity = await uidOf(api, signal);
    const writable = 'value' in identity ? identity.value.uid : null;
    applications = new LiveApplications(live, { clock, timers: nodeTimers });
    ports = { cluster: api, writable, clock, timers: nodeTimers, applications };
  });

  afterAll(() => {
    applications?.close();
    live?.close();
    api?.close();
    viewer?.close();
  });

  let namespace: string;
  let place: { readonly namespace: string; readonly name: string };

  beforeEach(async () => {
    namespace = await newNamespace();
    place = { namespace: 'argocd', name: namespace };
  });

  const key = () => `argocd/${place.name}`;
  const stands = (state: State) =>
    until(`${place.name} to be ${state}`, async () =>
      applications.find(key())?.state === state ? applications.find(key()) : undefined,
    );
  const sync = (id: string, by = ports) =>
    syncApplication(by, { place, by: 'test', id, prune: false, dryRun: false }, () => undefined, signal);
  const settings = (name: string): Reference => ({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name });

  test('are synced when that is asked for, all of them after a part of them', async () => {
    const { url } = await createRepository({ 'app/a.yaml': configMap('a', '1'), 'app/b.yaml': configMap('b', '1') });
    const app = await application(place, url);
    await stands('missing');
    await patch(app, {
      operation: {
        sync: { syncStrategy: { hook: {} }, resources: [{ group: '', kind: 'ConfigMap', namespace, name: 'a' }] },
      },
    });
    await untilObject(settings('a'), 'is there', () => true);
    await untilObject(app, 'is done', (one) => one['operation'] === undefined && phaseOf(one) === 'Succeeded');
    expect(await read(settings('b'))).toBeUndefined();
    expect(await sync('id-1')).toMatchObject({
      state: 'done',
      message: expect.stringContaining('successfully synced'),
    });
    expect(await read(settings('b'))).toMatchObject({ data: { key: '1' } });
    await stands('healthy');
    const synced = await read(app);
    // Nothing of the part is left in what was asked for as a whole.
    expect(synced).toMatchObject({
      status: {
        operationState: { operation: { initiatedBy: { username: 'admin' }, sync: { syncStrategy: { hook: {} } } } },
      },
    });
    const { operationState } = (synced?.['status'] ?? {}) as { operationState?: { operation?: { sync?: object } } };
    expect(JSON.stringify(operationState?.operation?.sync)).not.toContain('resources');
  });

  test('are compared when that is asked for, and the request is gone then', async () => {
    const repository = await createRepository({ 'app/a.yaml': configMap('a', '1') });
    const app = await application(place, repository.url);
    await stands('missing');
    await sync('id-2');
    await stands('healthy');
    await repository.push({ 'app/a.yaml': configMap('a', '2') }, 'another value');
    expect(await refreshApplication(ports, { place, hard: true }, signal)).toMatchObject({
      standing: { state: 'outOfSync' },
    });
    expect((await read(app))?.metadata).not.toHaveProperty(['annotations', 'argocd.argoproj.io/refresh']);
  });

  test('are left alone by a sync that is ended', async () => {
    const { url } = await createRepository({ 'app/a.yaml': configMap('a', '1'), 'app/hook.yaml': endlessHook });
    const app = await application(place, url);
    await stands('missing');
    const syncing = sync('id-3');
    await stands('syncing');
    await untilObject(app, 'waits for the hook', (one) =>
      JSON.stringify(one['status']).includes('waiting for completion'),
    );
    expect(await sync('id-4')).toMatchObject({
      code: 'argo/obstacle',
      sentence: expect.stringContaining('is under way'),
    });
    expect(await terminateOperation(ports, place, signal)).toEqual({ isOver: true });
    expect(await syncing).toMatchObject({ state: 'failed' });
    expect(await read(app)).not.toHaveProperty('operation');
    expect(await read(settings('a'))).toBeUndefined();
    expect(await terminateOperation(ports, place, signal)).toMatchObject({ code: 'argo/obstacle' });
  });

  test('are not touched by who may only look, or where writing was not allowed', async () => {
    const { url } = await createRepository({ 'app/a.yaml': configMap('a', '1') });
    await application(place, url);
    await stands('missing');
    expect(await sync('id-5', { ...ports, writable: null })).toMatchObject({ code: 'argo/read-only' });
    // Who may not even see which cluster it is gets no further than that.
    expect(await sync('id-6', { ...ports, cluster: viewer })).toMatchObject({ code: 'argo/right' });
    const writes = cluster()
      .auditLog()
      .filter(({ verb, objectRef }) => verb === 'patch' && objectRef?.name === place.name)
      .filter(({ user }) => user.username === 'admin' || user.username === 'viewer');
    expect(writes).toEqual([]);
  });

  test('are listed and watched once for all of this', () => {
    const ours = cluster()
      .auditLog()
      .slice(before)
      .filter(({ userAgent, objectRef }) => userAgent === 'slipway/live' && objectRef?.resource === 'applications');
    expect(ours.filter(({ verb }) => verb === 'list').length).toBeLessThanOrEqual(1);
    expect(
      ours.filter(({ verb, stage }) => verb === 'watch' && stage === 'ResponseStarted').length,
    ).toBeLessThanOrEqual(2);
    expect(ours.some(({ verb }) => verb === 'watch')).toBe(true);
  });
});

function clustersOf(kubeconfig: string, version = 'live') {
  return kubeconfigClusters({
    explicit: kubeconfig,
    environment: {},
    home: '/',
    folder: '/',
    version,
    workspaces: () => [],
    consent: { allows: () => Promise.resolve(true) },
  });
}

async function opened(kubeconfig: string): Promise<Cluster> {
  const answer = await clustersOf(kubeconfig, 'asking').open(null);
  if ('failure' in answer) throw new Error(answer.failure.message);
  return answer.value;
}

/** An Application that takes the folder `app` of a repository, and is synced by nobody but us. */
async function application(
  place: { readonly namespace: string; readonly name: string },
  repoURL: string,
): Promise<Reference> {
  const reference = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', ...place };
  await apply({
    apiVersion: reference.apiVersion,
    kind: reference.kind,
    metadata: place,
    spec: {
      project: 'default',
      source: { repoURL, targetRevision: 'main', path: 'app' },
      destination: { server: 'https://kubernetes.default.svc', namespace: place.name },
    },
  });
  onTestFinished(() => remove(reference));
  return reference;
}

function phaseOf(object: object): string | undefined {
  return (object as { status?: { operationState?: { phase?: string } } }).status?.operationState?.phase;
}
