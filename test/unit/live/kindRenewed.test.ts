import { describe, expect, test } from 'vitest';
import { following, pod } from './following.ts';
import { failure } from './watching.ts';

describe('who is listed anew', () => {
  test('is as it is by then, though its watch has gone silent, and is watched from there', async () => {
    const { cluster, kind, is, names, until } = following();
    const watch = cluster.watch.bind(cluster);
    cluster.watch = (_query, _version, _onEvent, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
    await is('live');
    cluster.put(pod('a'));
    cluster.watch = watch;
    kind.renew();
    expect(kind.isAsked).toBe(true);
    await until(() => !kind.isAsked);
    expect(names()).toEqual(['a']);
    await expect.poll(() => cluster.calls, { interval: 1 }).toEqual(['list Pod', 'list Pod', 'watch Pod']);
    cluster.put(pod('b'));
    expect(names()).toEqual(['a', 'b']);
  });

  test('is asked twice when the first list was under way: that may be older', async () => {
    const { cluster, kind, is, until } = following();
    kind.renew();
    await is('live');
    await until(() => !kind.isAsked);
    expect(cluster.calls.filter((call) => call === 'list Pod')).toHaveLength(2);
  });

  test('is not waited for any more when the list fails, and is stale with the reason', async () => {
    const { cluster, kind, is, watched, until } = following();
    await is('live');
    await watched();
    cluster.fail('list', failure('timeout'));
    kind.renew();
    await until(() => !kind.isAsked);
    expect(kind.snapshot.state).toMatchObject({ state: 'stale', failure: failure('timeout') });
  });

  test('and waits for better times does not wait', async () => {
    const { cluster, kind, is, timers } = following();
    cluster.fail('list', failure('unreachable'));
    await is('unknown');
    await timers.waiting(1000);
    kind.renew();
    await is('live');
    expect(timers.pending).toEqual([]);
  });

  test('is listed first when it is followed again, and nobody waits for that', async () => {
    const { cluster, kind, is, watched, stop, run } = following();
    await is('live');
    await watched();
    stop.abort();
    await run;
    kind.renew();
    expect(kind.isAsked).toBe(false);
    const again = new AbortController();
    const second = kind.run(cluster, again.signal);
    await watched();
    expect(cluster.calls).toEqual(['list Pod', 'watch Pod', 'list Pod', 'watch Pod']);
    again.abort();
    await second;
  });
});
