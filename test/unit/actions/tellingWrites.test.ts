import { expect, test } from 'vitest';
import { tellingWrites } from '../../../src/actions/tellingWrites.ts';
import type { ClusterWrites } from '../../../src/writes.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { ManualTimers } from '../../fakes/timers.ts';
import { map, never } from './bootstrap/house.ts';

/** Writes that are answered when the test says so. */
function slow() {
  const cluster = new MemoryCluster('home', { kinds: ['v1 ConfigMap'] });
  const [timers, said, gate] = [new ManualTimers(), [] as string[], Promise.withResolvers<void>()];
  const { writes } = cluster;
  const after = async <Value>(write: () => Promise<Value>): Promise<Value> => {
    await gate.promise;
    return write();
  };
  const waiting: ClusterWrites = {
    tryApply: (...all) => after(() => writes.tryApply(...all)),
    create: (...all) => after(() => writes.create(...all)),
    patch: (...all) => after(() => writes.patch(...all)),
    remove: (...all) => after(() => writes.remove(...all)),
  };
  return { cluster, timers, said, gate, to: tellingWrites(waiting, timers, (line) => said.push(line)) };
}

const kind = { apiVersion: 'v1', kind: 'ConfigMap' };
const place = { namespace: 'default', name: 'one' };

test.each<[string, (to: ClusterWrites) => Promise<unknown>, readonly string[]]>([
  ['create', (to) => to.create(map('one'), never), ['create']],
  ['patch', (to) => to.patch(kind, place, {}, never), ['change']],
  ['remove', (to) => to.remove(kind, place, 'u', never), ['delete']],
  ['remove of a version', (to) => to.remove(kind, place, { uid: 'u', resourceVersion: '1' }, never), ['delete']],
  ['tryApply', (to) => to.tryApply(map('one'), never), ['try']],
])('A %s that takes long says so once, and gives its answer all the same', async (_, write, verbs) => {
  const { timers, said, gate, to } = slow();
  const writing = write(to);
  timers.advance(9999);
  expect(said).toEqual([]);
  timers.advance(30_001);
  expect(said).toEqual(
    verbs.map(
      (verb) => `Waits for the API server to ${verb} ConfigMap default/one: a webhook that it asks first may take 30 s`,
    ),
  );
  gate.resolve();
  await writing;
  expect(timers.pending).toEqual([]);
});

test('A write that is quick says nothing, also when it fails', async () => {
  const { timers, said, gate, to, cluster } = slow();
  gate.resolve();
  expect(await to.create(map('one'), never)).toEqual({ value: cluster.find(kind, 'default', 'one') });
  cluster.writes.create = () => Promise.reject(new Error('a bug'));
  await expect(to.create(map('two'), never)).rejects.toThrow('a bug');
  timers.advance(60_000);
  expect([said, timers.pending]).toEqual([[], []]);
});

test('What lies in no namespace is named without one', async () => {
  const { timers, said, gate, to } = slow();
  const writing = to.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web' } }, never);
  timers.advance(10_000);
  expect(said).toEqual([expect.stringContaining('to create Namespace web: ')]);
  gate.resolve();
  await writing;
});

test('Of dry runs that wait together the first speaks for all, and the next ones speak again', async () => {
  const { timers, said, gate, to } = slow();
  const trying = Promise.all([to.tryApply(map('one'), never), to.tryApply(map('two'), never)]);
  timers.advance(10_000);
  expect(said).toEqual([expect.stringContaining('to try ConfigMap default/one: ')]);
  gate.resolve();
  await trying;
  const again = to.tryApply(map('three'), never);
  timers.advance(10_000);
  await again;
  expect(said).toHaveLength(2);
});
