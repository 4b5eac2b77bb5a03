import { describe, expect, test } from 'vitest';
import { following, pod, pods } from './following.ts';
import { failure } from './watching.ts';

describe('a kind', () => {
  test('is listed, then told of every change', async () => {
    const { cluster, kind, is, watched, names, timers } = following();
    cluster.put(pod('b'));
    expect(kind.snapshot).toMatchObject({ state: { state: 'connecting' }, at: null, resourceVersion: null });
    await is('live');
    await watched();
    expect(names()).toEqual(['b']);
    timers.advance(1000);
    cluster.put(pod('a'));
    cluster.put(pod('b', 'Failed'));
    expect(kind.snapshot.objects).toMatchObject([pod('a'), pod('b', 'Failed')]);
    cluster.remove(pod('b'));
    expect(names()).toEqual(['a']);
    expect(kind.snapshot).toMatchObject({ resourceVersion: '6', at: timers.now() });
    expect(cluster.calls).toEqual(['list Pod', 'watch Pod']);
  });

  test('of one view or selector is what was asked for', async () => {
    const { cluster, is, watched, kind } = following(undefined, {
      ...pods,
      view: 'metadata',
      fields: 'metadata.name=a',
    });
    await is('live');
    await watched();
    cluster.put(pod('a'));
    cluster.put(pod('b'));
    expect(kind.snapshot.objects).toEqual([
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'web', resourceVersion: '3' } },
    ]);
  });

  test('goes on from a bookmark when the server ends the watch', async () => {
    const { cluster, is, watched, timers, kind } = following();
    await is('live');
    await watched();
    cluster.put({ apiVersion: 'v1', kind: 'Other', metadata: { name: 'x' } });
    cluster.bookmark();
    cluster.endWatches();
    await expect.poll(() => cluster.calls, { interval: 1 }).toEqual(['list Pod', 'watch Pod', 'watch Pod']);
    expect(kind.snapshot).toMatchObject({ state: { state: 'live' }, resourceVersion: '3' });
    expect(timers.pending).toEqual([]);
  });

  test('does not storm a server that ends every watch at once', async () => {
    const { cluster, is, watched, timers } = following();
    await is('live');
    for (const pause of [1000, 2000, 4000]) {
      await watched();
      cluster.endWatches();
      await timers.pass(pause);
    }
    await watched();
    timers.advance(5000);
    cluster.endWatches();
    await watched();
    expect(timers.pending).toEqual([]);
  });

  test('is listed again when its version is too old', async () => {
    const { cluster, is, watched, kind, names } = following();
    await is('live');
    await watched();
    cluster.put(pod('a'));
    cluster.endWatches(failure('expired'));
    await watched();
    expect(cluster.calls).toEqual(['list Pod', 'watch Pod', 'list Pod', 'watch Pod']);
    expect(kind.snapshot.state).toEqual({ state: 'live' });
    expect(names()).toEqual(['a']);
  });

  test('that is always too old is not listed without end', async () => {
    const { cluster, is, timers } = following();
    cluster.fail('watch', failure('expired'), { times: 3 });
    await is('live');
    await timers.pass(2000);
    await timers.pass(4000);
    await expect.poll(() => cluster.watches, { interval: 1 }).toBe(1);
    expect(cluster.calls.filter((call) => call === 'list Pod')).toHaveLength(4);
  });
});

describe('a watch that is cut', () => {
  test('is taken up where it was, and nothing is lost', async () => {
    const { cluster, is, watched, timers, kind, names, doubts } = following();
    await is('live');
    await watched();
    cluster.endWatches(failure('reset'));
    await timers.waiting(1000);
    cluster.put(pod('a'));
    expect(kind.snapshot.state).toEqual({ state: 'live' });
    expect(doubts).toEqual(['live']);
    timers.advance(1000);
    await watched();
    expect(names()).toEqual(['a']);
    expect(cluster.calls).toEqual(['list Pod', 'watch Pod', 'watch Pod']);
  });

  test('is stale when the next one is cut too, since then', async () => {
    const { cluster, is, watched, timers, kind } = following();
    await is('live');
    await watched();
    const since = timers.now();
    cluster.fail('watch', failure('reset'));
    cluster.endWatches(failure('reset'));
    await timers.pass(1000);
    await is('stale');
    expect(kind.snapshot.state).toEqual({
      state: 'stale',
      since: new Date(since.getTime() + 1000),
      failure: failure('reset'),
    });
    await timers.pass(2000);
    await is('live');
  });

  test('by silence is stale since it last said something', async () => {
    const { cluster, is, watched, timers, kind, doubts } = following();
    await is('live');
    await watched();
    cluster.bookmark();
    const since = timers.now();
    timers.advance(300_000);
    cluster.endWatches(failure('timeout'));
    await is('stale');
    expect(kind.snapshot.state).toEqual({ state: 'stale', since, failure: failure('timeout') });
    await timers.waiting(1000);
    expect(doubts).toEqual(['stale']);
  });
});

describe('who is not followed any more', () => {
  test('is stale from now on, and goes on from there later', async () => {
    const { cluster, kind, is, watched, stop, run, timers, names } = following();
    cluster.put(pod('a'));
    await is('live');
    await watched();
    stop.abort();
    await run;
    kind.halt(null);
    const since = timers.now();
    expect(kind.snapshot.state).toEqual({ state: 'stale', since, failure: null });
    cluster.put(pod('b'));
    timers.advance(60_000);
    kind.halt(failure('unreachable'));
    expect(kind.snapshot.state).toEqual({ state: 'stale', since, failure: failure('unreachable') });
    const again = new AbortController();
    const second = kind.run(cluster, again.signal);
    await is('live');
    await watched();
    expect(names()).toEqual(['a', 'b']);
    expect(cluster.calls).toEqual(['list Pod', 'watch Pod', 'watch Pod']);
    again.abort();
    await second;
  });

  test('and was another cluster is forgotten', async () => {
    const { cluster, kind, is, stop, run, names } = following();
    cluster.put(pod('a'));
    await is('live');
    stop.abort();
    await run;
    kind.forget();
    expect(kind.snapshot).toMatchObject({ state: { state: 'connecting' }, at: null, resourceVersion: null });
    expect(names()).toEqual([]);
  });

  test('and was never seen is unknown by a failure, and unchanged by a pause', () => {
    const { kind } = following();
    kind.halt(null);
    expect(kind.snapshot.state).toEqual({ state: 'connecting' });
    kind.halt(failure('unreachable'));
    expect(kind.snapshot.state).toMatchObject({ state: 'unknown' });
  });
});

test('Who misses a change after the list was made is told by the watch', async () => {
  const { cluster, is, names, watched } = following();
  await is('live');
  cluster.put(pod('between'));
  await watched();
  expect(names()).toEqual(['between']);
});
