import { describe, expect, test } from 'vitest';
import type { FailureCode } from '../../../src/domain/kubernetes/failure.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { following, pod, pods } from './following.ts';
import { failure } from './watching.ts';

describe('a failure', () => {
  test.each<[FailureCode, number, boolean]>([
    ['forbidden', 300_000, false],
    ['throttled', 1000, false],
    ['server', 1000, true],
    ['unreachable', 1000, true],
    ['unauthorized', 300_000, true],
    ['too-large', 300_000, false],
  ])('%s of the first list leaves it unknown, for %i ms', async (code, pause, isDoubt) => {
    const cluster = new MemoryCluster('home', { kinds: ['v1 Pod'] });
    cluster.fail('list', failure(code));
    const { kind, is, timers, doubts } = following(cluster);
    await is('unknown');
    expect(kind.snapshot).toMatchObject({ state: { failure: failure(code) }, objects: [], at: null });
    expect(doubts).toEqual(isDoubt ? ['unknown'] : []);
    await timers.pass(pause);
    await is('live');
  });

  test('of rights that are taken away while watching keeps what was seen, as stale', async () => {
    const { cluster, kind, is, watched, timers, names } = following();
    cluster.put(pod('a'));
    await is('live');
    await watched();
    cluster.fail('watch', failure('forbidden'));
    cluster.fail('list', failure('forbidden'));
    timers.advance(240_000);
    cluster.endWatches();
    await is('stale');
    expect(kind.snapshot.state).toEqual({ state: 'stale', since: timers.now(), failure: failure('forbidden') });
    expect(names()).toEqual(['a']);
    await timers.pass(300_000);
    await timers.pass(300_000);
    await is('live');
  });

  test('of one kind is tried again at once when somebody asks', async () => {
    const cluster = new MemoryCluster('home', { kinds: ['v1 Pod'] });
    cluster.fail('list', failure('forbidden'));
    const { kind, is, timers } = following(cluster);
    await timers.waiting(300_000);
    kind.wake();
    await is('live');
    expect(kind.snapshot.state).toEqual({ state: 'live' });
  });
});

describe('a definition', () => {
  test('that is missing is told, and found when it comes', async () => {
    const cluster = new MemoryCluster('home');
    const { kind, is, timers } = following(cluster);
    await is('absent');
    const since = timers.now();
    expect(kind.snapshot).toMatchObject({ state: { state: 'absent', since }, objects: [], at: since });
    await timers.pass(30_000);
    await timers.waiting(30_000);
    expect(kind.snapshot).toMatchObject({ state: { state: 'absent', since }, at: timers.now() });
    cluster.put(pod('a'));
    timers.advance(30_000);
    await is('live');
  });

  test('that goes takes its objects with it', async () => {
    const { cluster, kind, is, watched, names } = following();
    cluster.put(pod('a'));
    await is('live');
    await watched();
    cluster.undefine(pods);
    cluster.endWatches(failure('expired'));
    await is('absent');
    expect(names()).toEqual([]);
    expect(kind.snapshot.resourceVersion).toBeNull();
  });
});
