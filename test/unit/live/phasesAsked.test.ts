import { describe, expect, onTestFinished, test } from 'vitest';
import { LivePhases } from '../../../src/live/phases.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { MemoryClusters } from '../../fakes/clusters.ts';
import { MemoryGitState } from '../../fakes/gitState.ts';
import { ManualTimers } from '../../fakes/timers.ts';
import { onePod, phasesOf, withPods } from './phasesOf.ts';
import { checkSpec, platformOf } from './platform.ts';
import { living } from './watching.ts';

const { signal } = new AbortController();
const day = 24 * 60 * 60 * 1000;

describe('what Git knows', () => {
  const ahead = platformOf([checkSpec('pushed', { kind: 'git' }, { expect: 'git.ahead == 0' })]);

  test('is asked only where an expression names it', async () => {
    const git = new MemoryGitState();
    const { phases } = phasesOf(withPods(), onePod, git);
    await phases.settled(signal);
    expect(git.looks).toEqual([]);
    phases.set(ahead);
    await phases.settled(signal);
    expect(git.looks).toEqual(['/home/platform']);
    expect(phases.results[0]?.checks[0]?.state).toBe('passed');
  });

  test('is asked again when files change, one look at a time', async () => {
    const git = new MemoryGitState();
    const { phases, check } = phasesOf(withPods(), ahead, git);
    await check({ pushed: 'passed' });
    const { promise, resolve } = Promise.withResolvers<void>();
    git.until = promise;
    git.seen = { ...git.seen, ahead: 1 };
    for (let index = 0; index < 5; index++) phases.set(ahead);
    expect(git.looks).toHaveLength(2);
    resolve();
    await check({ pushed: 'failed' });
    await expect.poll(() => git.looks).toHaveLength(3);
  });

  test('is asked each minute while the cluster is followed: a push changes no file', async () => {
    const git = new MemoryGitState();
    const cluster = withPods();
    const both = { ...ahead, phases: [...ahead.phases, ...onePod.phases] };
    const { phases, check, timers, live } = phasesOf(cluster, both, git);
    await phases.settled(signal);
    await check({ pushed: 'passed' });
    expect(git.looks).toHaveLength(1);
    git.seen = { ...git.seen, ahead: 1 };
    timers.advance(60_000);
    await check({ pushed: 'failed' });
    live.pause();
    await check({ one: 'stale' });
    timers.advance(60_000);
    timers.advance(60_000);
    await phases.settled(signal);
    expect(git.looks).toHaveLength(2);
  });

  test('is not asked where nothing of a repository may be', async () => {
    const { phases, resultOf } = phasesOf(withPods(), ahead, null);
    await phases.settled(signal);
    expect(resultOf('pushed')).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('trusted') as string,
    });
  });

  test('may be why', async () => {
    const git = new MemoryGitState();
    git.seen = { failure: 'not a git repository' };
    const { phases, resultOf } = phasesOf(withPods(), ahead, git);
    await phases.settled(signal);
    expect(resultOf('pushed')).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('not a git repository') as string,
    });
  });
});

describe('what somebody asks for', () => {
  const place = { phase: 'a', check: 'answers' };
  const http = { kind: 'http', url: "'https://gitlab.' + platform.domain", status: null, token: null } as const;
  const spec = platformOf([checkSpec('answers', http)], { platform: { domain: 'home' } });
  const answer = (status: number) => ({ kind: 'http', status, text: '', certificate: null }) as const;

  test('was never asked, is being asked, and is known then', async () => {
    const { phases, check, resultOf } = phasesOf(withPods(), spec);
    await phases.settled(signal);
    await check({ answers: 'unknown' });
    expect(resultOf('answers')).toMatchObject({ needsValidate: true });
    const first = phases.begin(place);
    await check({ answers: 'running' });
    phases.answer(first, answer(200), 42);
    await check({ answers: 'passed' });
    expect(resultOf('answers')).toMatchObject({ ms: 42 });
    const second = phases.begin(place);
    await check({ answers: 'running' });
    expect(resultOf('answers')).toMatchObject({ was: 'passed' });
    phases.drop(second);
    await check({ answers: 'passed' });
    phases.answer(phases.begin(place), answer(502), 1);
    await check({ answers: 'failed' });
  });

  test('says what it would do', () => {
    const { phases } = phasesOf(withPods(), spec);
    expect(phases.use(place)).toMatchObject({
      kind: 'http',
      url: 'https://gitlab.home',
      what: 'GET https://gitlab.home',
    });
    expect(phases.use({ phase: 'a', check: 'none' })).toHaveProperty('problem');
    phases.set(null);
    expect(phases.use(place)).toHaveProperty('problem');
  });

  test('holds for a day', async () => {
    const { phases, check, timers, resultOf } = phasesOf(withPods(), spec);
    phases.answer(phases.begin(place), answer(200), 1);
    await check({ answers: 'passed' });
    timers.advance(day - 60_001);
    await phases.settled(signal);
    await check({ answers: 'passed' });
    timers.advance(120_000);
    await check({ answers: 'stale' });
    expect(resultOf('answers')).toMatchObject({ was: 'passed', needsValidate: true });
  });

  test('holds check what it is made from is another', async () => {
    const { phases, check } = phasesOf(withPods(), spec);
    phases.answer(phases.begin(place), answer(200), 1);
    await check({ answers: 'passed' });
    phases.set({ ...spec, name: 'the same' });
    await phases.settled(signal);
    await check({ answers: 'passed' });
    phases.set({ ...spec, platform: { domain: 'elsewhere' } });
    await check({ answers: 'stale' });
  });

  test('says nothing about what is asked by now: its answer is stale when it comes', async () => {
    const { phases, check, resultOf } = phasesOf(withPods(), spec);
    const old = phases.begin(place);
    phases.set({ ...spec, platform: { domain: 'elsewhere' } });
    phases.answer(old, answer(200), 1);
    await check({ answers: 'stale' });
    expect(resultOf('answers')).toMatchObject({ was: 'passed', needsValidate: true });
  });

  test('is overtaken by who asks again', async () => {
    const { phases, check } = phasesOf(withPods(), spec);
    const [first, second] = [phases.begin(place), phases.begin(place)];
    phases.answer(first, answer(200), 1);
    phases.drop(first);
    await phases.settled(signal);
    await check({ answers: 'running' });
    phases.answer(second, answer(502), 1);
    await check({ answers: 'failed' });
    phases.answer(first, answer(200), 1);
    await phases.settled(signal);
    await check({ answers: 'failed' });
  });

  test('of a cluster that was exchanged meanwhile is no answer', async () => {
    const { phases, check, timers } = phasesOf(withPods(), spec);
    await phases.settled(signal);
    let exchanges = 0;
    phases.onExchange(() => exchanges++);
    const former = phases.begin(place);
    await check({ answers: 'running' });
    phases.follow(living(new MemoryClusters(withPods()), { timers }).live);
    expect(exchanges).toBe(1);
    phases.answer(former, answer(200), 1);
    await phases.settled(signal);
    await check({ answers: 'unknown' });
  });

  test('belongs to the cluster that was asked', async () => {
    const { phases, check, timers } = phasesOf(withPods(), spec);
    phases.answer(phases.begin(place), answer(200), 1);
    await check({ answers: 'passed' });
    phases.follow(living(new MemoryClusters(withPods()), { timers }).live);
    await check({ answers: 'unknown' });
  });

  test('is forgotten when another cluster answers under the same name', async () => {
    const cluster = withPods();
    const clusters = new MemoryClusters(cluster);
    const timers = new ManualTimers();
    timers.hurry(50);
    const { live } = living(clusters, { timers });
    const phases = new LivePhases({ clock: timers, timers, git: null, folder: '/' });
    onTestFinished(() => phases.close());
    phases.follow(live);
    phases.set({ ...spec, phases: [...spec.phases, ...onePod.phases] });
    await phases.settled(signal);
    phases.answer(phases.begin(place), answer(200), 1);
    const state = () => phases.results[0]?.checks[0]?.state;
    await expect.poll(state).toBe('passed');
    clusters.replace(new MemoryCluster('home', { uid: '00000000-0000-4000-8000-000000000002', kinds: ['v1 Pod'] }));
    await expect.poll(() => live.connection).toMatchObject({ failure: { code: 'other-cluster' } });
    expect(state()).toBe('passed');
    live.accept();
    await expect.poll(state).toBe('unknown');
  });
});
