import { expect, test } from 'vitest';
import { everything } from '../../../src/domain/kubernetes/query.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { MemoryClusters } from '../../fakes/clusters.ts';
import { living } from './watching.ts';

const pods = everything('v1', 'Pod');
const nodes = everything('v1', 'Node');
const pod = (name: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'web' } });
const home = () => new MemoryCluster('home', { kinds: ['v1 Pod', 'v1 Node'] });
const { signal } = new AbortController();

test('What is closed is not brought back to life by who still holds it', async () => {
  const cluster = home();
  cluster.put(pod('a'));
  const { live, timers } = living(new MemoryClusters(cluster));
  const one = live.subscribe(pods);
  await live.settled([one], signal);
  live.close();
  const calls = cluster.calls.length;
  one.end();
  const late = live.subscribe(nodes);
  live.resume();
  live.refresh();
  live.accept();
  await live.settled([late], signal);
  late.end();
  expect([live.api, live.connection.state]).toEqual([null, 'stale']);
  expect(one.snapshot).toMatchObject({ state: { state: 'stale', failure: null }, objects: [pod('a')] });
  expect(late.snapshot).toMatchObject({ state: { state: 'connecting' }, objects: [] });
  expect(timers.pending).toEqual([]);
  expect(cluster.calls).toHaveLength(calls);
});

test('Who closes it because of what it tells finds nothing connected', async () => {
  const { live, is } = living(new MemoryClusters(home()));
  live.onChange(() => live.connection.state === 'live' && live.close());
  live.subscribe(pods);
  await is('stale');
  await new Promise(setImmediate);
  expect(live.api).toBeNull();
});

test('Who waits while it is closed waits no longer', async () => {
  const cluster = home();
  const { live } = living(new MemoryClusters(cluster));
  live.pause();
  const settled = live.settled([live.subscribe(pods)], signal);
  live.close();
  await settled;
  expect(cluster.calls).toEqual([]);
});
