/** A removal that somebody else holds up says who, with the real Argo CD. */
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Reference } from '../../scripts/cluster/objects.ts';
import { until } from '../../scripts/cluster/until.ts';
import { isRefused } from '../../src/actions/applicationWriting.ts';
import type { RemovalInput } from '../../src/actions/removalFacts.ts';
import { planRemoval, removeApplication } from '../../src/actions/removeApplication.ts';
import { uidOf } from '../../src/live/probe.ts';
import { nodeTimers } from '../../src/node/kubernetes/timers.ts';
import type { Cluster } from '../../src/ports.ts';
import { clientOf } from './client.ts';
import { describeWithCluster } from './harness/describe.ts';
import { newNamespace, patch, read, remove, untilObject } from './harness/objects.ts';
import { start } from './harness/processes.ts';
import { configMap, synced } from './removal.ts';

const { signal } = new AbortController();
const hold = 'example.com/hold';

describeWithCluster('A removal that is held up', () => {
  beforeAll(() => start('argocd'));

  let api: Cluster;
  let namespace: string;
  let place: { readonly namespace: string; readonly name: string };

  beforeEach(async () => {
    api = await clientOf('admin');
    namespace = await newNamespace();
    place = { namespace: 'argocd', name: namespace };
  });

  /** Begins it, and what it says meanwhile. */
  async function removing(mode: RemovalInput['mode']) {
    const input = { place, mode, root: 'root', spec: null };
    const identity = await uidOf(api, signal);
    const writable = 'value' in identity ? identity.value.uid : null;
    const plan = await planRemoval({ cluster: api }, input, signal);
    if (isRefused(plan)) throw new Error(plan.sentence);
    const said: string[] = [];
    const ports = { cluster: api, writable, clock: { now: () => new Date() }, timers: nodeTimers };
    const ended = removeApplication(ports, input, plan, (message) => said.push(message), signal);
    const says = (text: string) => until(`"${text}"`, async () => (said.includes(text) ? true : undefined));
    return { plan, ended, says };
  }

  test('by an object names it with its finalizer, and takes its namespace along in the end', async () => {
    const other = `${namespace}-other`;
    await synced(place, {
      'app/namespace.yaml': JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: other } }),
      'app/a.yaml': configMap('a'),
    });
    const held: Reference = { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'a' };
    const made: Reference = { apiVersion: 'v1', kind: 'Namespace', name: other };
    onTestFinished(() => remove(made));
    await patch(held, { metadata: { finalizers: [hold] } });
    const { plan, ended, says } = await removing('delete');
    expect(plan).toMatchObject({ namespaces: [other], isGrave: true, unread: [] });
    await says(`waits for its objects to go: 1 is there, ConfigMap ${namespace}/a is held by its finalizer "${hold}"`);
    expect(await read(held)).toMatchObject({ metadata: { deletionTimestamp: expect.any(String) } });
    await patch(held, { metadata: { finalizers: null } });
    expect(await ended).toMatchObject({ end: 'removed' });
    for (const one of [held, made]) expect(await read(one)).toBeUndefined();
  });

  test("by a finalizer that is not Argo CD's says whose it is, and touches nothing else", async () => {
    const app = await synced(place, { 'app/a.yaml': configMap('a') });
    await patch(app, { metadata: { finalizers: [hold] } });
    const { plan, ended, says } = await removing('keep');
    expect(plan.finalizers).toMatchObject({ foreign: [hold], removed: [] });
    await says(`waits for whoever has to take its finalizer "${hold}" away`);
    await untilObject(app, 'is being deleted', (one) => 'deletionTimestamp' in one.metadata);
    await patch(app, { metadata: { finalizers: null } });
    expect(await ended).toMatchObject({ end: 'removed' });
    expect(await read({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: 'a' })).toMatchObject({
      data: { key: 'one' },
    });
  });
});
