import { describe, expect, test } from 'vitest';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { MemoryClusters } from '../../fakes/clusters.ts';
import { linked } from './linked.ts';
import { failure } from './watching.ts';

const former = '00000000-0000-4000-8000-000000000014';
const another = '00000000-0000-4000-8000-000000000015';

describe('a link', () => {
  test('is made when it is wanted, and says to what', async () => {
    const cluster = new MemoryCluster('home', { uid: '00000000-0000-4000-8000-000000000013' });
    const { link, happened, once, timers } = linked(new MemoryClusters(cluster));
    expect(link.connection).toEqual({ state: 'idle' });
    link.start();
    link.start();
    await once('follow');
    expect(link.connection).toEqual({
      state: 'live',
      since: timers.now(),
      cluster: {
        context: 'home',
        server: 'https://home:6443',
        uid: '00000000-0000-4000-8000-000000000013',
        version: 'v1.36.0',
        failure: null,
      },
    });
    expect(happened).toEqual(['connecting', 'live', 'follow']);
    expect(link.requests).toEqual({ list: 0, get: 2, watch: 0, write: 0 });
  });

  test('is tried again after a while that grows, and at once when somebody asks', async () => {
    const cluster = new MemoryCluster();
    cluster.fail('get', failure('unreachable'), { times: 4 });
    const { link, happened, once, timers } = linked(new MemoryClusters(cluster));
    link.start();
    for (const pause of [1000, 2000, 4000]) await timers.pass(pause);
    await timers.waiting(8000);
    expect(link.connection).toMatchObject({ state: 'unknown', since: new Date('2026-01-01T00:00:00Z') });
    link.wake();
    await once('follow');
    expect(happened.filter((one) => one === 'halt unreachable')).toHaveLength(4);
  });

  test('that is lost is stale since then, and made again', async () => {
    const cluster = new MemoryCluster();
    const { link, happened, once, timers, followed } = linked(new MemoryClusters(cluster));
    link.start();
    await once('follow');
    timers.advance(60_000);
    const since = timers.now();
    cluster.fail('get', failure('unreachable'), { times: 3 });
    await link.doubt();
    await timers.pass(1000);
    await timers.waiting(2000);
    expect(followed[0]?.signal.aborted).toBe(true);
    expect(link.connection).toMatchObject({ state: 'stale', since, failure: failure('unreachable') });
    timers.advance(2000);
    await once('follow', 2);
    expect(happened.slice(3)).toEqual([
      'stale',
      'halt unreachable',
      'stale',
      'halt unreachable',
      'stale',
      'halt unreachable',
      'live',
      'follow',
    ]);
  });

  test('that is lost as soon as it is made is not made without end', async () => {
    const cluster = new MemoryCluster();
    const { link, once, timers } = linked(new MemoryClusters(cluster));
    link.start();
    for (const [times, pause] of [
      [1, 1000],
      [2, 2000],
    ] as const) {
      await once('follow', times);
      cluster.fail('get', failure('reset'));
      await link.doubt();
      await timers.pass(pause);
    }
    await once('follow', 3);
    expect(link.connection.state).toBe('live');
  });

  test('is doubted once for all who doubt, and stays when it answers', async () => {
    const cluster = new MemoryCluster();
    const { link, happened, once } = linked(new MemoryClusters(cluster));
    await link.doubt();
    link.start();
    await once('follow');
    await Promise.all([link.doubt(), link.doubt(), link.doubt()]);
    expect(cluster.calls.filter((call) => call === 'get Namespace')).toHaveLength(2);
    expect(happened).toEqual(['connecting', 'live', 'follow']);
  });

  test('that nobody wants is stale, and goes on later', async () => {
    const { link, happened, once, followed } = linked(new MemoryClusters(new MemoryCluster()));
    link.start();
    await once('follow');
    link.stop();
    link.stop();
    expect(followed[0]?.signal.aborted).toBe(false);
    expect(link.connection).toMatchObject({ state: 'stale', failure: null });
    link.start();
    await once('follow', 2);
    expect(followed[0]?.signal.aborted).toBe(true);
    expect(happened.slice(3)).toEqual(['stale', 'halt wanted', 'live', 'follow']);
  });

  test('that nobody wants before it is made is none', async () => {
    const { link, happened } = linked(new MemoryClusters(new MemoryCluster()));
    link.start();
    link.stop();
    await Promise.resolve();
    expect(link.connection).toEqual({ state: 'idle' });
    expect(happened).toEqual(['connecting', 'idle', 'halt wanted']);
  });
});

describe('a kubeconfig', () => {
  test('that is missing is waited for, without trying', async () => {
    const clusters = new MemoryClusters(new MemoryCluster());
    clusters.failure = failure('kubeconfig');
    const { link, once, timers } = linked(clusters);
    link.start();
    await once('halt kubeconfig');
    expect(link.connection).toMatchObject({ state: 'unknown', failure: failure('kubeconfig') });
    expect(timers.pending).toEqual([]);
    clusters.failure = null;
    await link.reopen();
    await once('follow');
  });

  test('that is written with the same context changes nothing', async () => {
    const { link, happened, once } = linked(new MemoryClusters(new MemoryCluster()));
    link.start();
    await once('follow');
    await link.reopen();
    expect(happened).toEqual(['connecting', 'live', 'follow']);
  });

  test('that is written with another way to the same cluster goes on with what is known', async () => {
    const clusters = new MemoryClusters(new MemoryCluster());
    const { link, happened, once, followed } = linked(clusters);
    link.start();
    await once('follow');
    const next = new MemoryCluster();
    clusters.replace(next);
    await link.reopen();
    await once('follow', 2);
    expect(followed[1]?.cluster).toBe(next);
    expect(happened).toEqual(['connecting', 'live', 'follow', 'stale', 'halt wanted', 'live', 'follow']);
    expect(link.requests.get).toBe(4);
  });

  test('that breaks ends the connection', async () => {
    const clusters = new MemoryClusters(new MemoryCluster());
    const { link, once } = linked(clusters);
    link.start();
    await once('follow');
    clusters.failure = failure('kubeconfig');
    await link.reopen();
    await once('halt kubeconfig');
    expect(link.connection).toMatchObject({ state: 'stale', failure: failure('kubeconfig') });
  });

  test('whose current context is another leads to another cluster, and what was known is forgotten', async () => {
    const [home, away] = [
      new MemoryCluster('home', { uid: '00000000-0000-4000-8000-000000000011' }),
      new MemoryCluster('away', { uid: '00000000-0000-4000-8000-000000000012' }),
    ];
    const clusters = new MemoryClusters(home, away);
    const { link, happened, once } = linked(clusters);
    link.start();
    await once('follow');
    clusters.current = 'away';
    await link.reopen();
    await once('follow', 2);
    expect([home.isClosed, away.isClosed]).toEqual([true, false]);
    expect(link.connection).toMatchObject({
      state: 'live',
      cluster: { context: 'away', uid: '00000000-0000-4000-8000-000000000012' },
    });
    expect(happened.slice(3)).toEqual(['stale', 'halt wanted', 'forget', 'live', 'follow']);
  });
});

describe('another cluster under the same context', () => {
  test('is not followed until somebody accepts it', async () => {
    const clusters = new MemoryClusters(new MemoryCluster('home', { uid: former }));
    const { link, once, happened, timers } = linked(clusters);
    link.start();
    await once('follow');
    clusters.replace(new MemoryCluster('home', { uid: another }));
    await link.reopen();
    await once('halt other-cluster');
    expect(link.connection).toMatchObject({
      state: 'stale',
      cluster: { uid: former },
      failure: {
        code: 'other-cluster',
        message: expect.stringContaining(`has the uid ${another}, and was ${former}`),
      },
    });
    expect(timers.pending).toEqual([]);
    link.accept();
    await once('follow', 2);
    expect(happened.slice(-3)).toEqual(['forget', 'live', 'follow']);
    expect(link.connection).toMatchObject({ state: 'live', cluster: { uid: another } });
  });

  test('is noticed when it answers at the same address', async () => {
    const cluster = new MemoryCluster('home', { uid: former });
    const { link, once } = linked(new MemoryClusters(cluster));
    link.start();
    await once('follow');
    cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system', uid: another } });
    await link.doubt();
    await once('halt other-cluster');
    expect(link.connection).toMatchObject({ state: 'stale', cluster: { uid: former } });
  });

  test('than the one of last time is not followed either', async () => {
    const clusters = new MemoryClusters(new MemoryCluster('home', { uid: another }));
    const { link, once } = linked(clusters, { pin: { context: 'home', uid: former } });
    link.start();
    await once('halt other-cluster');
    expect(link.connection).toMatchObject({ state: 'unknown', failure: { code: 'other-cluster' } });
  });

  test('is nothing to compare for another context, nor without the right to see it', async () => {
    const hidden = new MemoryCluster('home', { uid: another });
    hidden.fail('get', failure('forbidden'));
    for (const [cluster, context] of [
      [new MemoryCluster('away', { uid: another }), 'home'],
      [hidden, 'home'],
    ] as const) {
      const { link, once } = linked(new MemoryClusters(cluster), { pin: { context, uid: former } });
      link.start();
      await once('follow');
      expect(link.connection.state).toBe('live');
    }
  });
});
