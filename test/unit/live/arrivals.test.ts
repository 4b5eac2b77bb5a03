import { expect, onTestFinished, test } from 'vitest';
import { Arrivals } from '../../../src/live/arrivals.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { MemoryClusters } from '../../fakes/clusters.ts';
import { living } from './watching.ts';

const kind = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' };
const definition = (name: string) => ({ ...kind, metadata: { name } });

function lookingOut() {
  const cluster = new MemoryCluster('home', { kinds: [`${kind.apiVersion} ${kind.kind}`] });
  const { live, timers, until } = living(new MemoryClusters(cluster));
  const arrivals = new Arrivals(live, timers);
  onTestFinished(() => arrivals.close());
  return { cluster, live, timers, until, arrivals };
}

test('Definitions are watched only while a kind is missing', async () => {
  const { cluster, timers, until, arrivals } = lookingOut();
  arrivals.want(false);
  expect(cluster.calls).toEqual([]);
  arrivals.want(true);
  arrivals.want(true);
  await until(() => cluster.watches === 1);
  arrivals.want(false);
  timers.advance(61_000);
  await expect.poll(() => cluster.watches, { interval: 1 }).toBe(0);
  expect(cluster.calls.filter((call) => call.startsWith('list'))).toEqual(['list CustomResourceDefinition']);
});

test('After news of a definition it is looked some times, after what was there already and after bookmarks not at all', async () => {
  const { cluster, timers, until, arrivals } = lookingOut();
  cluster.put(definition('old.example.org'));
  arrivals.want(true);
  await until(() => cluster.watches === 1);
  cluster.bookmark();
  expect(timers.pending).toEqual([]);
  cluster.put(definition('new.example.org'));
  expect(timers.pending).toEqual([0, 1000, 3000, 8000, 15_000]);
  timers.advance(3000);
  expect(timers.pending).toEqual([8000, 15_000]);
  // Established: from here on it is counted again.
  cluster.put(definition('new.example.org'));
  expect(timers.pending).toEqual([0, 1000, 3000, 8000, 15_000]);
  arrivals.close();
  expect(timers.pending.filter((milliseconds) => milliseconds <= 15_000)).toEqual([]);
});
