/** What removing an Application does, with the real Argo CD. */
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Reference } from '../../scripts/cluster/objects.ts';
import { until } from '../../scripts/cluster/until.ts';
import { isRefused } from '../../src/actions/applicationWriting.ts';
import { guardedCluster } from '../../src/actions/bootstrap/guarded.ts';
import { planRemoval, removeApplication } from '../../src/actions/removeApplication.ts';
import type { Removal, RemovalMode } from '../../src/domain/argocd/removal.ts';
import { uidOf } from '../../src/live/probe.ts';
import { nodeTimers } from '../../src/node/kubernetes/timers.ts';
import type { Cluster } from '../../src/ports.ts';
import { clientOf } from './client.ts';
import { cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { createRepository } from './harness/git.ts';
import { newNamespace, patch, read, remove, untilObject } from './harness/objects.ts';
import { start } from './harness/processes.ts';
import {
  chart,
  configMap,
  job,
  claim,
  uninstall,
  endless,
  preDelete,
  synced,
  application,
  applicationOf,
  definitionOf,
  allowed,
  finalizersOf,
  syncOf,
  volumeFor,
} from './removal.ts';

const { signal } = new AbortController();
const clock = { now: () => new Date() };

describeWithCluster('Remove Application', () => {
  beforeAll(async () => {
    await start('kwok');
    await start('argocd');
  });

  let api: Cluster;
  let namespace: string;
  let place: { readonly namespace: string; readonly name: string };
  let writable: string | null;

  beforeEach(async () => {
    api = await clientOf('admin');
    namespace = await newNamespace();
    place = { namespace: 'argocd', name: namespace };
    const identity = await uidOf(api, signal);
    writable = 'value' in identity ? identity.value.uid : null;
  });

  const input = (mode: RemovalMode) => ({ place, mode, root: 'root', spec: null });
  const ports = (by: Cluster = api) => ({ cluster: by, writable, clock, timers: nodeTimers });
  const object = (kind: string, name: string): Reference => ({
    apiVersion: kind === 'Job' ? 'batch/v1' : 'v1',
    kind,
    namespace,
    name,
  });
  const planned = async (mode: RemovalMode, by: Cluster = api): Promise<Removal> => {
    const plan = await planRemoval({ cluster: by }, input(mode), signal);
    if (isRefused(plan)) throw new Error(plan.sentence);
    return plan;
  };
  const removed = async (mode: RemovalMode) =>
    removeApplication(ports(), input(mode), await planned(mode), () => undefined, signal);

  /** What was asked of the API in the namespace of this test, or of its Application, by whom. */
  const asked = (verb: string, resource: string) =>
    cluster()
      .auditLog()
      .filter((event) => event.verb === verb && event.objectRef?.resource === resource)
      .filter(({ objectRef }) => objectRef?.namespace === namespace || objectRef?.name === place.name);

  test('keeps the objects as they are, and runs no hook of the chart', async () => {
    const app = await synced(place, {
      ...chart,
      'app/templates/a.yaml': configMap('a'),
      'app/templates/hook.yaml': endless,
    });
    const ready = await untilObject(app, 'has the finalizers of its hooks', (one) => finalizersOf(one).length >= 2);
    await patch(app, { metadata: { finalizers: [...finalizersOf(ready), 'resources-finalizer.argocd.argoproj.io'] } });
    const before = await read(object('ConfigMap', 'a'));
    const plan = await planned('keep');
    expect(plan).toMatchObject({ count: 1, isGrave: false, returning: { when: 'nothing' } });
    // The Application does not say which hooks these are.
    expect(plan.hooks).toEqual([]);
    expect(plan.finalizers.hooks).toEqual([preDelete, `${preDelete}/cleanup`]);
    expect(await removed('keep')).toMatchObject({ end: 'removed' });
    expect(await read(app)).toBeUndefined();
    expect(await read(object('ConfigMap', 'a'))).toEqual(before);
    expect(asked('create', 'jobs')).toEqual([]);
    const ours = asked('delete', 'applications').filter(({ user }) => user.username === 'admin');
    expect(ours.map(({ responseStatus }) => responseStatus?.code)).toEqual([200]);
    expect(asked('delete', 'configmaps')).toEqual([]);
  });

  test('deletes what it manages but for what says that it stays', async () => {
    await volumeFor(namespace);
    const definition = `${namespace}s.removal.example.org`;
    const app = await synced(place, {
      ...chart,
      'app/templates/a.yaml': configMap('a'),
      'app/templates/kept.yaml': configMap('kept', 'argocd.argoproj.io/sync-options: "Prune=false,Delete=false"'),
      'app/templates/unpruned.yaml': configMap('unpruned', 'argocd.argoproj.io/sync-options: Prune=false'),
      'app/templates/policy.yaml': configMap('policy', 'helm.sh/resource-policy: keep'),
      'app/templates/claim.yaml': claim,
      'app/templates/definition.yaml': JSON.stringify(definitionOf(namespace)),
      'app/templates/hook.yaml': uninstall,
    });
    const reference = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', name: definition };
    onTestFinished(() => remove(reference));
    await untilObject(app, 'has the finalizers of its hooks', (one) => finalizersOf(one).length >= 2);
    await until('the definition to be served', async () => {
      const made = await api.writes.create(
        { apiVersion: 'removal.example.org/v1', kind: 'Thing', metadata: { name: 'one', namespace } },
        signal,
      );
      return 'value' in made || made.failure.code === 'exists' ? true : undefined;
    });
    await untilObject(object('PersistentVolumeClaim', 'data'), 'is bound', (one) =>
      JSON.stringify(one).includes('"Bound"'),
    );
    const plan = await planned('delete');
    expect(plan).toMatchObject({
      isGrave: true,
      unread: [],
      claims: [{ namespace, name: 'data', size: '1Gi', volume: namespace, goesWith: null }],
      reclaims: new Map([[namespace, 'Retain']]),
      definitions: [{ name: definition, instances: 1 }],
      unprotected: [`ConfigMap ${namespace}/unpruned`],
    });
    expect(plan.stays.map(({ what }) => what).toSorted()).toEqual(
      [
        `ConfigMap ${namespace}/kept`,
        `ConfigMap ${namespace}/policy`,
        `CustomResourceDefinition ${definition}`,
      ].toSorted(),
    );
    expect(await removed('delete')).toMatchObject({ end: 'removed' });
    expect(await read(app)).toBeUndefined();
    for (const name of ['a', 'unpruned']) expect(await read(object('ConfigMap', name))).toBeUndefined();
    expect(await read(object('PersistentVolumeClaim', 'data'))).toBeUndefined();
    for (const name of ['kept', 'policy']) expect(await read(object('ConfigMap', name))).toBeDefined();
    expect(await read(reference)).toBeDefined();
    // The hook that was named has run: the test that keeps the objects would see one.
    expect(asked('create', 'configmaps').map(({ objectRef }) => objectRef?.name)).toContain('uninstall');
  });

  test('goes on in the cluster when nobody follows it any more, and says what it waits for', async () => {
    const app = await synced(place, {
      ...chart,
      'app/templates/a.yaml': configMap('a'),
      'app/templates/hook.yaml': endless,
    });
    await untilObject(app, 'has the finalizers of its hooks', (one) => finalizersOf(one).length >= 2);
    onTestFinished(async () => void (await patch(app, { metadata: { finalizers: null } })));
    const controller = new AbortController();
    const plan = await planned('delete');
    const said: string[] = [];
    const removing = removeApplication(ports(), input('delete'), plan, (one) => said.push(one), controller.signal);
    await untilObject(object('Job', 'uninstall'), 'is there', () => true);
    await until('that it is said', async () => (said.length > 0 ? true : undefined));
    controller.abort();
    expect(await removing).toEqual({ end: 'going', message: 'waits for the pre-delete hooks of its chart' });
    expect(await read(app)).toMatchObject({ metadata: { deletionTimestamp: expect.any(String) } });
    expect(await planRemoval({ cluster: api }, input('keep'), signal)).toMatchObject({
      code: 'argo/obstacle',
      sentence: expect.stringMatching(/is being deleted since .*, and waits for the pre-delete hooks of its chart\.$/),
    });
  });

  test('tells whether its app-of-apps brings it back, and that is what happens', async () => {
    const child = { url: '', reference: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', ...place } };
    const inner = await createRepository({ 'app/a.yaml': configMap('a') });
    const manifest = JSON.stringify(applicationOf(place, inner.url, namespace));
    const outer = await createRepository({ 'app/child.yaml': manifest, 'app/other.yaml': configMap('other') });
    const parent = { namespace: 'argocd', name: `${namespace}-root` };
    const root = await application(parent, outer.url, namespace, { automated: { selfHeal: true } });
    onTestFinished(() => remove(child.reference));
    await untilObject(root, 'has made it', (one) => syncOf(one) === 'Synced');
    const made = await untilObject(child.reference, 'is synced', (one) => syncOf(one) === 'Synced');
    expect(await planned('keep')).toMatchObject({ returning: { when: 'at once' } });
    await removed('keep');
    const again = await untilObject(
      child.reference,
      'is there again',
      (one) => one.metadata['uid'] !== made.metadata['uid'],
    );
    expect(again.metadata['uid']).not.toBe(made.metadata['uid']);
    await outer.push({ 'app/child.yaml': null }, 'without it');
    await patch(root, { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } });
    await untilObject(root, 'is out of sync', (one) => syncOf(one) === 'OutOfSync');
    await untilObject(child.reference, 'is synced', (one) => syncOf(one) === 'Synced');
    expect(await planned('keep')).toMatchObject({ returning: { when: 'nothing' } });
    expect(await removed('keep')).toMatchObject({ end: 'removed' });
    expect(await read(child.reference)).toBeUndefined();
    expect(await read(object('ConfigMap', 'a'))).toMatchObject({ data: { key: 'one' } });
  });

  test('is refused while an operation is under way', async () => {
    const { url } = await createRepository({
      'app/a.yaml': configMap('a'),
      'app/hook.yaml': job('wait', 'argocd.argoproj.io/hook: PreSync'),
    });
    const app = await application(place, url, namespace, { automated: {} });
    await untilObject(app, 'waits for the hook', (one) =>
      JSON.stringify(one['status']).includes('waiting for completion'),
    );
    expect(await planRemoval({ cluster: api }, input('keep'), signal)).toMatchObject({
      code: 'argo/obstacle',
      sentence: `An operation of "${namespace}" is under way; terminate it first (Slipway: Terminate Operation).`,
    });
    await patch(app, { status: { operationState: { phase: 'Terminating' } } });
    await untilObject(app, 'is over', (one) => one['operation'] === undefined);
  });

  test('changes nothing for who may patch and not delete, and puts back what a refused deletion has changed', async () => {
    const app = await synced(place, { ...chart, 'app/templates/a.yaml': configMap('a') });
    await allowed('dev', place.name);
    const dev = await clientOf('dev');
    expect(await planRemoval({ cluster: dev }, input('delete'), signal)).toMatchObject({
      code: 'argo/right',
      sentence: 'You may not delete applications.argoproj.io in namespace "argocd".',
    });
    // Somebody whose rights went after they were asked for.
    const lease = { sure: () => Promise.resolve() };
    const guarded = guardedCluster({ cluster: dev, clock, uid: writable ?? '', lease });
    const sure: Cluster = { ...guarded, may: () => Promise.resolve({ value: true }) };
    const plan = await planned('delete', sure);
    expect(plan.unread.length).toBeGreaterThan(0);
    expect(plan.isGrave).toBe(true);
    const refused = await removeApplication(ports(sure), input('delete'), plan, () => undefined, signal);
    expect(refused).toMatchObject({
      code: 'argo/cluster',
      sentence: expect.stringMatching(/delete.*applications/),
    });
    expect(finalizersOf((await read(app)) ?? {})).toEqual([]);
    expect(await read(object('ConfigMap', 'a'))).toBeDefined();
  });
});
