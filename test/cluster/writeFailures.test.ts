/** What may happen to a write (SAFETY), to the real API server: what is told, what is stored then, and how often it was sent. */
import { expect, onTestFinished, test } from 'vitest';
import { until } from '../../scripts/cluster/until.ts';
import { KubeconfigClusters } from '../../src/node/kubernetes/clusters.ts';
import { ofStatus, readStatus } from '../../src/node/kubernetes/status.ts';
import { liveWorld } from '../../src/node/kubernetesWorld.ts';
import { failureIn, valueOf } from '../unit/node/kubernetes/opened.ts';
import { clientOf } from './client.ts';
import { kubeconfigWith, way } from './failing.ts';
import { as, cluster } from './harness/cluster.ts';
import { describeWithCluster } from './harness/describe.ts';
import { apply, patch, untilObject } from './harness/objects.ts';
import { quotaOf } from './quota.ts';
import { here, kind } from './writing.ts';
import type { Here } from './writing.ts';

const never = new AbortController().signal;

describeWithCluster('a namespace', () => {
  test('whose quota is used up has no room, says how much is used, and takes it once there is', async () => {
    const now = await here();
    await quotaOf(now.space, 1);
    const secret = (name: string) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { namespace: now.space, name } });
    valueOf(await now.client.writes.create(secret('one'), never));
    const sent = now.client.requests.write;
    for (const write of ['create', 'tryApply'] as const)
      expect(failureIn(await now.client.writes[write](secret('two'), never))).toMatchObject({
        code: 'refused',
        message: `The quota ${now.space}/small has no room for Secret ${now.space}/two (secrets: 1 more, 1 of 1 used).`,
        remedy: `Raise ResourceQuota ${now.space}/small, or remove what is no longer needed in its namespace.`,
        right: null,
      });
    expect(now.client.requests.write).toBe(sent + 2);
    await quotaOf(now.space, 2);
    await until('the quota to be raised', async () =>
      'value' in (await now.client.writes.create(secret('two'), never)) ? true : undefined,
    );
  });

  test('that is being deleted takes nothing new, and its name is not free', async () => {
    const now = await here();
    const held = { ...kind, metadata: { namespace: now.space, name: 'held', finalizers: ['slipway.test/held'] } };
    await apply(held);
    onTestFinished(async () => {
      await patch({ ...kind, namespace: now.space, name: 'held' }, { metadata: { finalizers: null } });
    });
    await as('harness')('DELETE', `/api/v1/namespaces/${now.space}`);
    for (const write of ['create', 'tryApply'] as const)
      expect(failureIn(await now.client.writes[write](now.map, never))).toMatchObject({
        code: 'refused',
        message: `Namespace "${now.space}" is being deleted, and takes no ConfigMap ${now.space}/a any more.`,
        remedy: `Wait until it is gone; what it waits for stands in the conditions of: kubectl get namespace ${now.space} --output yaml`,
      });
    expect(valueOf(await now.client.tryCreate(now.map, never)).refusal).toContain('being terminated');
    const again = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: now.space } };
    expect(failureIn(await now.client.writes.create(again, never))).toMatchObject({
      code: 'exists',
      message: `Namespace ${now.space} is still being deleted: its name is not free yet.`,
    });
    expect(await now.stored()).toBeUndefined();
  });

  test('that is not there is named', async () => {
    const client = await clientOf('admin');
    const map = { ...kind, metadata: { namespace: 'nowhere', name: 'a' } };
    for (const write of ['create', 'tryApply'] as const)
      expect(failureIn(await client.writes[write](map, never))).toMatchObject({
        code: 'missing',
        message: 'There is no namespace "nowhere" for ConfigMap nowhere/a.',
        remedy: 'Create the namespace "nowhere" first.',
      });
    expect(failureIn(await client.writes.patch(kind, map.metadata, {}, never)).code).toBe('missing');
  });
});

describeWithCluster('an object', () => {
  test('that has changed since is left as it is; who reads it again can change it', async () => {
    const now = await here();
    const first = valueOf(await now.client.writes.create(now.map, never));
    await apply({ ...kind, metadata: now.at, data: { other: 'theirs' } });
    const to = (version: string | undefined) => ({
      metadata: { resourceVersion: version },
      data: { text: 'mine' },
    });
    const stale = to(first.metadata.resourceVersion);
    const sent = now.client.requests.write;
    expect(failureIn(await now.client.writes.patch(kind, now.at, stale, never))).toEqual({
      code: 'conflict',
      message: `ConfigMap ${now.space}/a has changed since it was read.`,
      remedy: 'Read it again, and decide anew.',
      right: null,
      retryAfter: null,
    });
    expect(now.client.requests.write).toBe(sent + 1);
    expect(await now.stored()).toMatchObject({ data: { text: 'ours', other: 'theirs' } });
    const newer = valueOf(await now.client.get(kind, now.at, never));
    const again = to(newer?.metadata.resourceVersion);
    expect(valueOf(await now.client.writes.patch(kind, now.at, again, never))).toMatchObject({
      data: { text: 'mine', other: 'theirs' },
    });
  });

  test('that is another one, or of another version, is not deleted', async () => {
    const now = await here();
    const { metadata } = valueOf(await now.client.writes.create(now.map, never));
    const { uid = '', resourceVersion = '' } = metadata;
    const other = '00000000-0000-4000-8000-000000000001';
    expect(failureIn(await now.client.writes.remove(kind, now.at, other, never))).toMatchObject({
      code: 'conflict',
      message: `ConfigMap ${now.space}/a is another one than it was when it was read.`,
    });
    await apply({ ...kind, metadata: now.at, data: { other: 'theirs' } });
    expect(failureIn(await now.client.writes.remove(kind, now.at, { uid, resourceVersion }, never))).toMatchObject({
      code: 'conflict',
      message: `ConfigMap ${now.space}/a has changed since it was read.`,
    });
    expect(await now.stored()).toBeDefined();
    expect(valueOf(await now.client.writes.remove(kind, now.at, uid, never))).toBe('removed');
  });

  test('that was created by a request whose answer is lost exists, as it was wanted', async () => {
    const now = await here();
    const to = await way();
    const { path } = kubeconfigWith(cluster().tokens.admin, to.server);
    // The same as of the product, but with the longest pauses between two tries: there is time to see what was stored.
    const source = { explicit: path, environment: {}, home: '/', folder: '/' };
    const consent = { allows: () => Promise.resolve(true) };
    const world = { ...liveWorld, chance: () => 1, agent: 'slipway/lost', consent, workspaces: () => [], look: 2000 };
    const client = valueOf(await new KubeconfigClusters(source, world).open(null));
    onTestFinished(() => client.close());
    // From now on nothing of an answer arrives on the connection that is there.
    valueOf(await client.get(kind, now.at, never));
    to.cutAfter(0);
    const writing = client.writes.create(now.map, never);
    await untilObject({ ...kind, ...now.at }, 'is stored', () => true);
    await until('the connection to break off', async () => (to.connections === 0 ? true : undefined));
    to.cutAfter(null);
    expect(failureIn(await writing)).toMatchObject({
      code: 'exists',
      message: `There is a ConfigMap ${now.space}/a already.`,
    });
    expect(valueOf(await client.get(kind, now.at, never))).toMatchObject({ data: { text: 'ours' } });
  });

  test('whose fields others manage can be tried and changed, and they keep theirs', async () => {
    const now = await here();
    const path = `/api/v1/namespaces/${now.space}/configmaps/a`;
    const theirs = { ...kind, metadata: now.at, data: { text: 'theirs', other: 'theirs' } };
    const asOther = { contentType: 'application/apply-patch+yaml' };
    await as('harness')('PATCH', `${path}?fieldManager=other`, theirs, asOther);
    const before = await now.stored();
    expect(valueOf(await now.client.writes.tryApply(now.map, never))).toMatchObject({ data: { text: 'ours' } });
    expect(await now.stored()).toEqual(before);
    // Nothing of ours applies without force; what would be told then.
    const refused = await as('harness')('PATCH', `${path}?fieldManager=slipway&dryRun=All`, now.map, asOther);
    const status = readStatus(JSON.stringify(refused.body), refused.status);
    const right = { verb: 'patch', group: '', resource: 'configmaps', namespace: now.space } as const;
    const written = { verb: 'apply', kind: 'ConfigMap', ...now.at } as const;
    expect(ofStatus(status, { server: cluster().server, right, written }, null).failure).toMatchObject({
      code: 'conflict',
      message: `Others manage fields of ConfigMap ${now.space}/a: .data.text ("other").`,
      remedy: 'Change these fields where their manager does, or leave them to it.',
    });
    valueOf(await now.client.writes.patch(kind, now.at, { data: { text: 'mine' } }, never));
    expect(await now.stored()).toMatchObject({ data: { text: 'mine', other: 'theirs' } });
    expect(await managers(now)).toEqual({ other: ['f:other'], slipway: ['f:text'] });
  });
});

/** The keys of the data that each manager has. */
async function managers(now: Here): Promise<Readonly<Record<string, readonly string[]>>> {
  const { metadata } = (await now.stored()) ?? { metadata: {} };
  const fields = ('managedFields' in metadata ? metadata['managedFields'] : []) as readonly {
    readonly manager: string;
    readonly fieldsV1: { readonly 'f:data'?: object };
  }[];
  return Object.fromEntries(
    fields.map(({ manager, fieldsV1 }) => [
      manager,
      Object.keys(fieldsV1['f:data'] ?? {}).filter((key) => key !== '.'),
    ]),
  );
}
