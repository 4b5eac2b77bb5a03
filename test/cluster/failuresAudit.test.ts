/** What is asked of an API server, as its audit log has it: no more than is needed, and nothing is written unless that was allowed. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { until } from '../../scripts/cluster/until.ts';
import type { ArgoPorts } from '../../src/actions/applicationWriting.ts';
import { refreshApplication } from '../../src/actions/refreshApplication.ts';
import { syncApplication } from '../../src/actions/syncApplication.ts';
import { terminateOperation } from '../../src/actions/terminateOperation.ts';
import { validate } from '../../src/actions/validate.ts';
import { nodeHttp, systemWorld } from '../../src/node/http.ts';
import { nodePrograms } from '../../src/node/programs.ts';
import { nodeScripts } from '../../src/node/scripts.ts';
import { liveWorld } from '../../src/node/kubernetesWorld.ts';
import type { Cluster } from '../../src/ports.ts';
import { checkSpec, platformOf } from '../unit/live/platform.ts';
import { application, both, kubeconfigWith, product } from './failing.ts';
import { cluster } from './harness/cluster.ts';
import type { AuditEvent } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, newNamespace, patch, read, remove } from './harness/objects.ts';
import { crds } from './harness/processes.ts';

const well = { connection: 'live', maps: 'passed', apps: 'passed', applications: '1 live' };
const kind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };
const place = { namespace: 'argocd', name: 'one' };
const { signal } = new AbortController();

/** What a client that calls itself so has asked, as far as it was answered; watches when they have begun. */
function asked(agent: string): readonly AuditEvent[] {
  return cluster()
    .auditLog()
    .filter(
      ({ userAgent, verb, stage }) =>
        userAgent === `slipway/${agent}` && stage === (verb === 'watch' ? 'ResponseStarted' : 'ResponseComplete'),
    );
}

const looking = new Set(['get', 'list', 'watch']);
const writes = (agent: string) =>
  asked(agent)
    .filter(({ verb }) => !looking.has(verb))
    .map(({ verb, objectRef, requestURI }) =>
      `${verb} ${objectRef?.resource} ${requestURI.includes('dryRun=All') ? 'dry run' : (objectRef?.name ?? '')}`.trim(),
    );

function freshName(): string {
  return `audit-${randomUUID()}`;
}

function connected(api: Cluster | null): Cluster {
  if (api === null) throw new Error('There is no connection.');
  return api;
}

describeWithCluster('an API server', () => {
  beforeAll(async () => {
    await crds('argocd');
    await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'argocd' } });
    await apply(application('one'));
  });

  test('is asked for one list a kind by phases and applications together, and for one watch', async () => {
    const name = freshName();
    const here = product(kubeconfigWith(cluster().tokens.admin).path, both, name);
    await here.shows(well);
    await until('both watches', async () =>
      asked(name).filter(({ verb }) => verb === 'watch').length >= 2 ? true : undefined,
    );
    const chains = asked(name).filter(({ verb, requestURI }) => verb === 'list' && !requestURI.includes('continue='));
    expect(chains.map(({ objectRef }) => objectRef?.resource ?? '').toSorted()).toEqual(['applications', 'configmaps']);
    const watches = asked(name).filter(({ verb }) => verb === 'watch');
    expect(watches.map(({ objectRef }) => objectRef?.resource ?? '').toSorted()).toEqual([
      'applications',
      'configmaps',
    ]);
    expect(writes(name)).toEqual([]);
  });

  test('is left alone while nobody looks, and watched again afterwards', async () => {
    const name = freshName();
    const here = product(kubeconfigWith(cluster().tokens.admin).path, both, name);
    await here.shows(well);
    const seen = () => here.check('maps')?.evidence.reads[0]?.count ?? 0;
    const known = seen();
    here.live.pause();
    await here.shows({ connection: 'stale', maps: 'stale, was passed', applications: '1 old' });
    const before = here.live.requests;
    // That nothing comes can only be seen by time that passes.
    await pause(5500);
    expect(here.live.requests).toEqual(before);
    const late = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'default', name };
    onTestFinished(() => remove(late));
    await apply({ apiVersion: late.apiVersion, kind: late.kind, metadata: { namespace: late.namespace, name } });
    const count = asked(name).length;
    const last = Date.parse(asked(name).at(-1)?.requestReceivedTimestamp ?? '');
    expect(count).toBeGreaterThan(0);
    expect(Date.now() - last).toBeGreaterThan(5000);
    here.live.resume();
    await here.shows(well);
    await until('what came meanwhile', async () => (seen() === known + 1 ? true : undefined));
  });

  test('is only asked what would be, and what one may, as long as writing was not allowed', async () => {
    const name = freshName();
    const space = await newNamespace();
    const probe = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'probe', namespace: space },
    };
    const admission = {
      kind: 'admission',
      manifest: 'probe.yaml',
      objects: [probe],
      problem: null,
      refusedBy: null,
    } as const;
    const spec = platformOf([...both.phases.flatMap(({ checks }) => checks), checkSpec('probe', admission)], {
      files: both.files,
    });
    const here = product(kubeconfigWith(cluster().tokens.admin).path, spec, name);
    await here.shows(well);
    const api = connected(here.live.api);
    const consent = { allows: () => Promise.resolve(true) };
    const http = nodeHttp(systemWorld);
    const ports = {
      ...liveWorld,
      cluster: api,
      context: null,
      kubeconfig: null,
      writable: null,
      consent,
      http,
      programs: nodePrograms({}, () => []),
      scripts: nodeScripts,
      folder: '/',
      tokens: { get: () => Promise.resolve({ problem: 'No token.' }) },
    };
    await validate(ports, here.phases, { only: null }, () => undefined, signal);
    await here.shows({ probe: 'passed' });
    const right = { verb: 'patch', group: 'argoproj.io', resource: 'applications', namespace: 'argocd' } as const;
    expect(await api.may(right, 'one', signal)).toEqual({ value: true });
    const argo: ArgoPorts = { ...liveWorld, cluster: api, writable: null, applications: here.shown };
    expect(await refreshApplication(argo, { place, hard: false }, signal)).toMatchObject({ code: 'argo/read-only' });
    expect(await terminateOperation(argo, place, signal)).toMatchObject({ code: 'argo/read-only' });
    const sync = { place, by: 'test', id: 'never', prune: false, dryRun: false };
    expect(await syncApplication(argo, sync, () => undefined, signal)).toMatchObject({ code: 'argo/read-only' });
    expect(writes(name).toSorted()).toEqual(['create configmaps dry run', 'create selfsubjectaccessreviews']);
    expect(await read({ apiVersion: 'v1', kind: 'ConfigMap', namespace: space, name: 'probe' })).toBeUndefined();
  });

  test('is changed by exactly the patch that was asked for where writing was allowed', async () => {
    const name = freshName();
    const here = product(kubeconfigWith(cluster().tokens.admin).path, both, name);
    await here.shows(well);
    const { connection } = here.live;
    const writable = connection.state === 'live' ? connection.cluster.uid : null;
    const ports: ArgoPorts = { ...liveWorld, cluster: connected(here.live.api), writable, applications: here.shown };
    const patches = () => writes(name).filter((one) => one.startsWith('patch'));
    /** No controller answers: somebody stops looking once the patch was sent. */
    const sent = async (act: (ends: AbortSignal) => Promise<unknown>, count: number): Promise<void> => {
      const stop = new AbortController();
      const acting = act(stop.signal).catch(() => undefined);
      await until('the patch', async () => (patches().length >= count ? true : undefined));
      stop.abort();
      await acting;
    };
    await sent((ends) => refreshApplication(ports, { place, hard: true }, ends), 1);
    expect((await read({ ...kind, ...place }))?.metadata.annotations).toMatchObject({
      'argocd.argoproj.io/refresh': 'hard',
    });
    const sync = { place, by: 'test', id: 'now', prune: false, dryRun: false };
    await sent((ends) => syncApplication(ports, sync, () => undefined, ends), 2);
    const synced = await read({ ...kind, ...place });
    expect(synced).toMatchObject({ operation: { initiatedBy: { username: 'admin' }, sync: { prune: false } } });
    // What a controller would have made of it.
    await patch(
      { ...kind, ...place },
      {
        status: {
          operationState: { operation: synced?.['operation'], phase: 'Running', startedAt: new Date().toISOString() },
        },
      },
    );
    await sent((ends) => terminateOperation(ports, place, ends), 3);
    expect(await read({ ...kind, ...place })).toMatchObject({ status: { operationState: { phase: 'Terminating' } } });
    expect(patches()).toEqual(Array.from({ length: 3 }, () => 'patch applications one'));
    const others = new Set(writes(name).filter((one) => !one.startsWith('patch')));
    expect([...others].toSorted()).toEqual(['create selfsubjectaccessreviews', 'create selfsubjectreviews']);
    await patch({ ...kind, ...place }, { operation: null, status: null, metadata: { annotations: null } });
  });
});
