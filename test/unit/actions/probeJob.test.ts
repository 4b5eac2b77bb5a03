import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { jobKind, manifestJob, place, probing } from './probing.ts';

const forbidden = failureOf('forbidden', 'No right.');

describe('a Job', () => {
  test('that does not end in time is late, with why, and goes', async () => {
    const { run, job, cluster, timers } = probing({ length: '5s' });
    const running = run();
    await timers.waiting(1000);
    const labels = { 'batch.kubernetes.io/controller-uid': job()?.metadata.uid ?? '' };
    const owner = { apiVersion: 'batch/v1', kind: 'Job', name: 'volume', uid: job()?.metadata.uid, controller: true };
    cluster.put({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'volume-x', namespace: 'slipway-probe', labels, ownerReferences: [owner] },
      spec: { containers: [{ name: 'probe', image: 'busybox:1' }] },
      status: {
        phase: 'Pending',
        conditions: [
          { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/2 nodes are available.' },
        ],
      },
    });
    for (let second = 0; second < 5; second++) await timers.pass(1000);
    expect(await running).toMatchObject({
      jobs: [
        { outcome: 'late', why: expect.stringContaining('volume-x') as string, log: { failure: { code: 'missing' } } },
      ],
    });
    expect(job()).toBe(null);
  });

  test('that failed says why itself, where nothing below it does', async () => {
    const { run, end, timers } = probing();
    const running = run();
    await timers.waiting(1000);
    end('volume', 'Failed', null, { reason: 'DeadlineExceeded', message: 'too long' });
    timers.advance(1000);
    const answer = await running;
    expect(answer).toMatchObject({ jobs: [{ outcome: 'failed', log: { failure: { code: 'missing' } } }] });
    expect(JSON.stringify(answer)).toContain('DeadlineExceeded');
  });

  test('whose log can not be read says so', async () => {
    const { run, cluster, end, timers } = probing();
    cluster.fail('log', forbidden);
    const running = run();
    await timers.waiting(1000);
    end('volume', 'Complete', 'x');
    timers.advance(1000);
    expect(await running).toMatchObject({ jobs: [{ outcome: 'succeeded', log: { failure: { code: 'forbidden' } } }] });
  });

  test('that somebody else takes away is gone; another of its name stays', async () => {
    const { run, job, cluster, timers } = probing();
    const running = run();
    await timers.waiting(1000);
    const now = job();
    if (now === null) throw new Error('There is no Job');
    cluster.put({ ...now, metadata: { ...now.metadata, uid: 'other' } });
    timers.advance(1000);
    expect(await running).toMatchObject({ jobs: [{ outcome: 'gone' }] });
    expect(job()?.metadata.uid).toBe('other');
  });

  test.each(['unreachable', 'timeout', 'reset', 'throttled', 'server'] as const)(
    'is waited for although the cluster says %s for a while',
    async (code) => {
      const { run, cluster, end, timers } = probing();
      const running = run();
      await timers.waiting(1000);
      cluster.fail('get', failureOf(code, 'Not now.'), { times: 3 });
      for (let second = 0; second < 3; second++) await timers.pass(1000);
      await timers.waiting(1000);
      end('volume', 'Complete', 'x');
      timers.advance(1000);
      expect(await running).toMatchObject({ jobs: [{ outcome: 'succeeded' }] });
    },
  );

  test('is not waited for when nobody may look at it; it goes all the same', async () => {
    const { run, job, cluster, timers } = probing();
    const running = run();
    await timers.waiting(1000);
    cluster.fail('get', forbidden);
    timers.advance(1000);
    expect(await running).toMatchObject({ kind: 'failure', message: 'No right.' });
    expect(job()).toBe(null);
  });

  test('goes when it is cancelled, while it runs', async () => {
    const { run, job, timers, stop } = probing();
    const running = run();
    await timers.waiting(1000);
    expect(job()).not.toBe(null);
    stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect(job()).toBe(null);
  });

  test('goes when it is cancelled while it is created: the cluster may have heard', async () => {
    const { run, job, cluster, stop } = probing();
    const create = cluster.writes.create.bind(cluster.writes);
    cluster.writes.create = async (object, signal) => {
      await create(object, signal);
      stop.abort(new Error('enough'));
      throw stop.signal.reason;
    };
    await expect(run()).rejects.toThrow('enough');
    expect(job()).toBe(null);
  });
});

describe('creating', () => {
  const put = (of: ReturnType<typeof probing>, labels: object, more: object = {}, metadata: object = {}) =>
    of.cluster.put({
      ...jobKind,
      metadata: { ...place, uid: 'former', labels: labels as {}, ...metadata },
      ...more,
    });
  const ours = { 'app.kubernetes.io/managed-by': 'slipway' };
  const done = { status: { conditions: [{ type: 'Complete', status: 'True' }] } };
  const justNow = { creationTimestamp: '2026-01-01T00:00:00Z' };
  const yesterday = { creationTimestamp: '2025-12-31T00:00:00Z' };

  test.each<[string, object, object]>([
    ['has ended', done, justNow],
    ['is being deleted', {}, { ...justNow, deletionTimestamp: '2026-01-01T00:00:00Z' }],
  ])('makes room where one of ours is left that %s', async (_, more, metadata) => {
    const of = probing();
    put(of, ours, more, metadata);
    const running = of.run();
    await of.timers.waiting(1000);
    expect(of.job()?.metadata.uid).not.toBe('former');
    of.end('volume', 'Complete', 'x');
    of.timers.advance(1000);
    expect(await running).toMatchObject({ jobs: [{ outcome: 'succeeded' }] });
    expect(of.writes()).toEqual(['create Job', 'remove Job', 'create Job', 'remove Job']);
  });

  test('leaves a Job of somebody else alone', async () => {
    const of = probing();
    put(of, {}, done, yesterday);
    const message = 'There is a Job slipway-probe/volume already that is not of Slipway.';
    expect(await of.run()).toMatchObject({ kind: 'failure', message });
    expect(of.job()?.metadata.uid).toBe('former');
    expect(of.writes()).toEqual(['create Job']);
  });

  test('gives up when a former Job does not go', async () => {
    const of = probing();
    put(of, ours, done, justNow);
    of.cluster.writes.remove = async () => ({ value: 'removed' });
    const running = of.run();
    for (let half = 0; half < 60; half++) await of.timers.pass(500);
    expect(await running).toMatchObject({ message: 'The former Job slipway-probe/volume does not go away.' });
    expect(of.timers.pending).toEqual([]);
  });

  test('takes what it has made itself for its own: a request that broke off is sent again', async () => {
    const of = probing();
    const create = of.cluster.writes.create.bind(of.cluster.writes);
    of.cluster.writes.create = async (object, signal) => {
      await create(object, signal);
      return create(object, signal);
    };
    const running = of.run();
    await of.timers.waiting(1000);
    of.end('volume', 'Complete', 'x');
    of.timers.advance(1000);
    expect(await running).toMatchObject({ jobs: [{ outcome: 'succeeded' }] });
    expect(of.job()).toBe(null);
  });

  test('takes away what was made when the answer was lost', async () => {
    const of = probing();
    of.cluster.lose('create', failureOf('reset', 'It broke off.'));
    expect(await of.run()).toMatchObject({ kind: 'failure', message: 'It broke off.' });
    expect(of.job()).toBe(null);
  });

  test('that is refused says by whom', async () => {
    const of = probing({ objects: [manifestJob()] });
    of.cluster.writes.admission = () => 'Policy x refuses it.';
    expect(await of.run()).toMatchObject({ kind: 'failure', message: 'Policy x refuses it.' });
    expect(of.writes()).toEqual(['create Job']);
  });
});
