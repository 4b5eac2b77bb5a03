import { describe, expect, onTestFinished, test } from 'vitest';
import { planOf } from '../../../src/domain/phases/plan.ts';
import { everything } from '../../../src/domain/kubernetes/query.ts';
import { Reads } from '../../../src/live/reads.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { MemoryClusters } from '../../fakes/clusters.ts';
import { platformOf, reading } from './platform.ts';
import { living } from './watching.ts';

const kinds = ['v1 Pod', 'v1 Node'];
const plan = (kind: string) =>
  planOf(platformOf([reading('one', { name: 'them', apiVersion: 'v1', kind }, 'them.size() == 0')]));

function readsOf(cluster: MemoryCluster | null) {
  const { live, timers, until } = living(new MemoryClusters(...(cluster === null ? [] : [cluster])));
  let [changes, exchanges] = [0, 0];
  const reads = new Reads({ changed: () => changes++, exchanged: () => exchanges++ }, timers);
  onTestFinished(() => reads.close());
  return { reads, live, timers, until, counts: () => ({ changes, exchanges }) };
}

describe('what a plan reads', () => {
  test('is subscribed, and what another one does not read any more is left', async () => {
    const cluster = new MemoryCluster('home', { kinds });
    const { reads, live, timers, until } = readsOf(cluster);
    reads.follow(live);
    expect(reads.open).toEqual([]);
    reads.want(plan('Pod'));
    expect(reads.open).toMatchObject([{ kind: 'Pod' }]);
    await until(() => cluster.watches === 1);
    expect(reads.open).toEqual([]);
    expect(reads.seen(everything('v1', 'Pod'))).toMatchObject({ state: { state: 'live' } });
    expect(reads.seen(everything('v1', 'Node'))).toBeNull();
    reads.want(plan('Node'));
    await until(() => cluster.watches === 2);
    expect(reads.seen(everything('v1', 'Pod'))).toBeNull();
    timers.advance(61_000);
    await expect.poll(() => cluster.watches).toBe(1);
    reads.want(null);
    timers.advance(61_000);
    await expect.poll(() => cluster.watches).toBe(0);
  });

  test('is told of, and what others read is not', async () => {
    const cluster = new MemoryCluster('home', { kinds });
    const { reads, live, until, counts } = readsOf(cluster);
    live.subscribe(everything('v1', 'Node'));
    reads.follow(live);
    reads.want(plan('Pod'));
    await until(() => cluster.watches === 2);
    const { changes } = counts();
    cluster.put({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'a' } });
    expect(counts().changes).toBe(changes);
    cluster.put({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'web' } });
    expect(counts().changes).toBe(changes + 1);
  });
});

describe('the cluster', () => {
  test('is waited for until somebody says that there is none', () => {
    const { reads } = readsOf(null);
    reads.want(plan('Pod'));
    expect({ open: reads.open.length, why: reads.why, isLive: reads.isLive }).toEqual({
      open: 1,
      why: null,
      isLive: false,
    });
    reads.follow('Nobody trusts this.');
    expect({ open: reads.open.length, why: reads.why }).toEqual({ open: 0, why: 'Nobody trusts this.' });
  });

  test('that nothing is read of is not waited for', () => {
    const { reads } = readsOf(null);
    reads.want(planOf(platformOf([])));
    expect(reads.open).toEqual([]);
  });

  test('may be exchanged; the same one once more is none', async () => {
    const cluster = new MemoryCluster('home', { kinds });
    const { reads, live, until, counts } = readsOf(cluster);
    reads.want(plan('Pod'));
    reads.follow(live);
    reads.follow(live);
    await until(() => cluster.watches === 1);
    expect({ ...counts(), isLive: reads.isLive }).toMatchObject({ exchanges: 0, isLive: true });
    reads.follow('It is gone.');
    expect({ ...counts(), isLive: reads.isLive, why: reads.why }).toMatchObject({
      exchanges: 1,
      isLive: false,
      why: 'It is gone.',
    });
    reads.follow(live);
    expect(reads.seen(everything('v1', 'Pod'))).toMatchObject({ state: { state: 'live' } });
    expect(cluster.calls.filter((call) => call === 'list Pod')).toHaveLength(1);
  });
});
