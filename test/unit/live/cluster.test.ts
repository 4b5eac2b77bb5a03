import { describe, expect, test } from 'vitest';
import { everything } from '../../../src/domain/kubernetes/query.ts';
import { linger } from '../../../src/live/cluster.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { MemoryClusters } from '../../fakes/clusters.ts';
import { failure, living } from './watching.ts';

const pods = everything('v1', 'Pod');
const nodes = everything('v1', 'Node');
const pod = (name: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'web' } });
const home = () => new MemoryCluster('home', { kinds: ['v1 Pod', 'v1 Node'] });
const { signal } = new AbortController();

describe('who subscribes', () => {
  test('shares one connection and one watch with all others', async () => {
    const cluster = home();
    const { live, until } = living(new MemoryClusters(cluster));
    expect(cluster.calls).toEqual([]);
    const [one, two] = [live.subscribe(pods), live.subscribe({ ...pods })];
    await live.settled([one, two], signal);
    await until(() => cluster.watches === 1);
    const three = live.subscribe(pods);
    cluster.put(pod('a'));
    for (const { snapshot } of [one, two, three]) expect(snapshot.objects).toHaveLength(1);
    expect(live.requests).toEqual({ list: 1, get: 2, watch: 1, write: 0 });
  });

  test('is told by one event of what has changed', async () => {
    const cluster = home();
    const { live, until } = living(new MemoryClusters(cluster));
    const subscription = live.subscribe(pods);
    await live.settled([subscription], signal);
    await until(() => cluster.watches === 1);
    const news: unknown[] = [];
    const off = live.onChange((one) => news.push(one));
    cluster.put(pod('a'));
    expect(news).toEqual([{ about: 'objects', query: pods }]);
    off();
    cluster.put(pod('b'));
    expect(news).toHaveLength(1);
  });

  test('leaves a watch that goes on for a while, for whoever comes back', async () => {
    const cluster = home();
    const { live, timers, until } = living(new MemoryClusters(cluster));
    const stays = live.subscribe(nodes);
    const one = live.subscribe(pods);
    await live.settled([one, stays], signal);
    await until(() => cluster.watches === 2);
    one.end();
    one.end();
    timers.advance(linger - 1);
    const two = live.subscribe(pods);
    timers.advance(linger);
    expect(cluster.watches).toBe(2);
    expect(two.snapshot.state.state).toBe('live');
    two.end();
    timers.advance(linger);
    await expect.poll(() => cluster.watches, { interval: 1 }).toBe(1);
    expect(live.connection.state).toBe('live');
    expect(cluster.calls.filter((call) => call === 'list Pod')).toHaveLength(1);
  });

  test('last is followed by silence', async () => {
    const cluster = home();
    const { live, timers } = living(new MemoryClusters(cluster));
    const one = live.subscribe(pods);
    await live.settled([one], signal);
    one.end();
    timers.advance(linger);
    await expect.poll(() => cluster.watches, { interval: 1 }).toBe(0);
    expect(live.connection).toMatchObject({ state: 'stale', failure: null });
    expect(timers.pending).toEqual([]);
  });

  test('while there is no connection is told why', async () => {
    const cluster = home();
    cluster.fail('get', failure('unreachable'), { times: 99 });
    const { live, is, timers } = living(new MemoryClusters(cluster));
    const one = live.subscribe(pods);
    await is('unknown', 'unreachable');
    expect(one.snapshot.state).toMatchObject({ state: 'unknown', failure: failure('unreachable') });
    expect(live.subscribe(nodes).snapshot.state).toMatchObject({ state: 'unknown', failure: failure('unreachable') });
    cluster.mend();
    await timers.pass(1000);
    await live.settled([one], signal);
    await is('live');
  });

  test('gets to know what can be known, kind by kind', async () => {
    const cluster = home();
    cluster.fail('list', failure('forbidden'), { kind: 'v1 Node' });
    const { live } = living(new MemoryClusters(cluster));
    const all = [live.subscribe(pods), live.subscribe(nodes), live.subscribe(everything('example.org/v1', 'Ship'))];
    await live.settled(all, signal);
    expect(all.map(({ snapshot }) => snapshot.state.state)).toEqual(['live', 'unknown', 'absent']);
    expect(live.connection.state).toBe('live');
  });

  test('may stop to wait', async () => {
    const cluster = home();
    const { live } = living(new MemoryClusters(cluster));
    live.pause();
    const stop = new AbortController();
    const settling = live.settled([live.subscribe(pods)], stop.signal);
    stop.abort(new Error('gone'));
    await expect(settling).rejects.toThrow('gone');
    expect(cluster.calls).toEqual([]);
  });
});

describe('a pause', () => {
  test('ends all watches, shows since when, and is made up for', async () => {
    const cluster = home();
    const { live, timers, until } = living(new MemoryClusters(cluster));
    cluster.put(pod('a'));
    const one = live.subscribe(pods);
    await live.settled([one], signal);
    await until(() => cluster.watches === 1);
    const since = timers.now();
    live.pause();
    await expect.poll(() => cluster.watches, { interval: 1 }).toBe(0);
    expect(one.snapshot).toMatchObject({ state: { state: 'stale', since, failure: null }, objects: [pod('a')] });
    expect(timers.pending).toEqual([]);
    timers.advance(3_600_000);
    cluster.put(pod('b'));
    cluster.remove(pod('a'));
    live.resume();
    await until(() => one.snapshot.state.state === 'live' && one.snapshot.objects[0]?.metadata.name === 'b');
    expect(one.snapshot.objects).toHaveLength(1);
    expect(live.requests.list).toBe(1);
  });

  test('that was too long for the history is made up for by a list', async () => {
    const cluster = home();
    const { live, until } = living(new MemoryClusters(cluster));
    const one = live.subscribe(pods);
    await live.settled([one], signal);
    await until(() => cluster.watches === 1);
    live.pause();
    cluster.put(pod('a'));
    cluster.compact();
    live.resume();
    await until(() => one.snapshot.objects.length === 1);
    expect(live.requests.list).toBe(2);
  });
});

describe('a connection that is lost', () => {
  test('leaves all that was seen as stale, since then, and is found again', async () => {
    const cluster = home();
    const { live, timers, is, until } = living(new MemoryClusters(cluster));
    cluster.put(pod('a'));
    const [one, two] = [live.subscribe(pods), live.subscribe(nodes)];
    await live.settled([one, two], signal);
    await until(() => cluster.watches === 2);
    timers.advance(60_000);
    const since = timers.now();
    cluster.fail('get', failure('unreachable'), { times: 2 });
    cluster.endWatches(failure('reset'));
    await is('stale', 'unreachable');
    for (const { snapshot } of [one, two])
      expect(snapshot.state).toEqual({ state: 'stale', since, failure: failure('unreachable') });
    expect(one.snapshot.objects).toMatchObject([pod('a')]);
    await timers.pass(1000);
    await until(() => one.snapshot.state.state === 'live' && two.snapshot.state.state === 'live');
    expect(live.requests).toMatchObject({ list: 2, watch: 4 });
  });

  test('is looked for again at once when somebody asks', async () => {
    const cluster = home();
    cluster.fail('get', failure('credentials'));
    const { live, is } = living(new MemoryClusters(cluster));
    const one = live.subscribe(pods);
    await is('unknown', 'credentials');
    live.refresh();
    await is('live');
    cluster.fail('list', failure('forbidden'));
    const two = live.subscribe(nodes);
    await live.settled([one, two], signal);
    expect(two.snapshot.state.state).toBe('unknown');
    live.refresh();
    await expect.poll(() => two.snapshot.state.state, { interval: 1 }).toBe('live');
  });
});

describe('another cluster under the same context', () => {
  test('makes what was seen stale, and is seen when it is accepted', async () => {
    const clusters = new MemoryClusters(home());
    const { live, is } = living(clusters);
    const one = live.subscribe(pods);
    await live.settled([one], signal);
    const next = new MemoryCluster('home', { uid: '00000000-0000-4000-8000-000000000016', kinds: ['v1 Pod'] });
    next.put(pod('b'));
    clusters.replace(next);
    await is('stale', 'other-cluster');
    expect(one.snapshot).toMatchObject({ state: { state: 'stale', failure: { code: 'other-cluster' } }, objects: [] });
    expect(next.calls.filter((call) => call.startsWith('list'))).toEqual([]);
    live.accept();
    await is('live');
    await live.settled([one], signal);
    expect(one.snapshot.objects).toMatchObject([pod('b')]);
  });
});

test('What is closed sends nothing more', async () => {
  const cluster = home();
  const clusters = new MemoryClusters(cluster);
  const { live, timers } = living(clusters);
  const one = live.subscribe(pods);
  await live.settled([one], signal);
  live.close();
  const calls = cluster.calls.length;
  clusters.touch();
  timers.advance(3_600_000);
  await expect.poll(() => cluster.watches, { interval: 1 }).toBe(0);
  expect(cluster.calls).toHaveLength(calls);
  expect(cluster.isClosed).toBe(true);
  expect(timers.pending).toEqual([]);
});
