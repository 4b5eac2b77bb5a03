import { describe, expect, test } from 'vitest';
import { runProbe } from '../../../src/actions/probe.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { ManualTimers } from '../../fakes/timers.ts';
import { jobKind, manifestJob, probing, uid } from './probing.ts';

describe('a probe', () => {
  test('creates its Job as ours, waits for its end, reads what it says, and takes it away', async () => {
    const { run, job, end, timers, writes } = probing();
    const running = run();
    await timers.waiting(1000);
    expect(job()?.metadata.labels).toEqual({
      'app.kubernetes.io/part-of': 'platform',
      'app.kubernetes.io/managed-by': 'slipway',
      'app.kubernetes.io/instance': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect(job()?.['spec']).toEqual(manifestJob().spec);
    end('volume', 'Complete', 'wrote and read\n');
    timers.advance(1000);
    expect(await running).toEqual({
      kind: 'probe',
      jobs: [
        {
          namespace: 'slipway-probe',
          name: 'volume',
          outcome: 'succeeded',
          why: null,
          log: { text: 'wrote and read\n' },
        },
      ],
      left: [],
    });
    expect(job()).toBe(null);
    expect(writes()).toEqual(['create Job', 'remove Job']);
  });

  test('runs its Jobs one after the other, and none after one that failed', async () => {
    const { run, job, end, timers } = probing({
      objects: [manifestJob('one'), manifestJob('two'), manifestJob('three')],
    });
    const running = run();
    await timers.waiting(1000);
    expect([job('one') === null, job('two') === null]).toEqual([false, true]);
    end('one', 'Complete', 'ok');
    timers.advance(1000);
    await timers.waiting(1000);
    end('two', 'Failed', 'no', { reason: 'BackoffLimitExceeded', message: 'it is over' });
    timers.advance(1000);
    expect(await running).toMatchObject({
      jobs: [
        { name: 'one', outcome: 'succeeded' },
        { name: 'two', outcome: 'failed', log: { text: 'no' } },
      ],
    });
    expect([job('one'), job('two'), job('three')]).toEqual([null, null, null]);
  });

  test('says which Job it could not take away, and why', async () => {
    const { run, job, cluster, end, timers } = probing();
    cluster.fail('remove', failureOf('forbidden', 'No right.'));
    const running = run();
    await timers.waiting(1000);
    end('volume', 'Complete', 'ok');
    timers.advance(1000);
    expect(await running).toMatchObject({
      kind: 'probe',
      jobs: [{ outcome: 'succeeded' }],
      left: [{ namespace: 'slipway-probe', name: 'volume', known: true, why: 'No right.' }],
    });
    expect(job()).not.toBe(null);
  });

  test('says so as well when it could not be run to its end, with how it goes', async () => {
    const { run, cluster, timers } = probing();
    const running = run();
    await timers.waiting(1000);
    cluster.fail('get', failureOf('forbidden', 'Not to be looked at.', { remedy: 'Ask.' }));
    cluster.fail('remove', failureOf('refused', 'Not to be taken away.'));
    timers.advance(1000);
    expect(await running).toEqual({
      kind: 'failure',
      message: 'Not to be looked at. Job slipway-probe/volume is still there: Not to be taken away.',
      remedy: 'Ask. Take it away by: kubectl --namespace slipway-probe delete job volume',
      right: null,
    });
  });

  test('says so when the answer to its creation was lost, and nobody tells whether it is there', async () => {
    const { run, cluster } = probing();
    cluster.fail('create', failureOf('reset', 'It broke off.'));
    cluster.fail('get', failureOf('unreachable', 'Nothing listens.'), { kind: 'batch/v1 Job' });
    expect(await run()).toMatchObject({
      message: 'It broke off. Job slipway-probe/volume may be there: Nothing listens.',
    });
  });

  test.each<[string, string]>([
    ['is still there', 'remove'],
    ['may be there', 'get'],
  ])('tells a cancel at once that it %s, how it goes, and that the next run takes it away', async (standing, call) => {
    const { run, cluster, stop, lefts } = probing();
    const create = cluster.writes.create.bind(cluster.writes);
    cluster.writes.create = async (object, signal) => {
      await create(object, signal);
      cluster.fail(call as 'get', failureOf('forbidden', 'No right.'));
      stop.abort(new Error('enough'));
      throw stop.signal.reason;
    };
    await expect(run()).rejects.toThrow('enough');
    expect(lefts).toEqual([
      `Job slipway-probe/volume ${standing}: No right. The next run of the check takes it away. Take it away by: kubectl --namespace slipway-probe delete job volume`,
    ]);
  });

  test('tells a cancel while it runs as well, and nothing when it goes', async () => {
    for (const isLeft of [true, false]) {
      const { run, cluster, stop, timers, lefts } = probing();
      const running = run();
      await timers.waiting(1000);
      if (isLeft) cluster.fail('remove', failureOf('unreachable', 'Nothing listens.'));
      stop.abort(new Error('enough'));
      await expect(running).rejects.toThrow('enough');
      expect(lefts).toHaveLength(isLeft ? 1 : 0);
    }
  });

  test('says what it waits for when the API server takes long', async () => {
    const { run, cluster, timers, waits, end } = probing();
    const create = cluster.writes.create.bind(cluster.writes);
    const [called, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    cluster.writes.create = async (object, signal) => {
      called.resolve();
      await gate.promise;
      return create(object, signal);
    };
    const running = run();
    await called.promise;
    timers.advance(10_000);
    expect(waits).toEqual([expect.stringContaining('Waits for the API server to create Job slipway-probe/volume: ')]);
    gate.resolve();
    await timers.waiting(1000);
    end('volume', 'Complete', 'ok');
    timers.advance(1000);
    expect(await running).toMatchObject({ kind: 'probe' });
  });

  test('takes away what an earlier run has left under another name, and says when it can not', async () => {
    const { run, job, cluster, end, timers } = probing();
    const old = (name: string) =>
      cluster.put({
        ...jobKind,
        metadata: {
          name,
          namespace: 'slipway-probe',
          uid: name,
          creationTimestamp: '2025-12-31T00:00:00Z',
          labels: { 'app.kubernetes.io/managed-by': 'slipway' },
        },
        status: { conditions: [{ type: 'Complete', status: 'True', lastTransitionTime: '2025-12-31T00:01:00Z' }] },
      });
    old('former');
    old('stuck');
    const create = cluster.writes.create.bind(cluster.writes);
    cluster.writes.create = (object, signal) =>
      create({ ...object, metadata: { ...object.metadata, creationTimestamp: '2026-01-01T00:00:00Z' } }, signal);
    const remove = cluster.writes.remove.bind(cluster.writes);
    cluster.writes.remove = async (kind, at, ...rest) =>
      at.name === 'stuck' ? { failure: failureOf('refused', 'A webhook says no.') } : remove(kind, at, ...rest);
    const running = run();
    await timers.waiting(1000);
    end('volume', 'Complete', 'ok');
    timers.advance(1000);
    expect(await running).toMatchObject({ kind: 'probe', left: [{ name: 'stuck', why: 'A webhook says no.' }] });
    expect([job(), job('former'), job('stuck')?.metadata.name]).toEqual([null, null, 'stuck']);
  });

  test.each<[string, object, string]>([
    [
      'writing was not allowed',
      { writable: null },
      'Slipway only reads this cluster, and a probe creates a Job in it.',
    ],
    [
      'another cluster answers',
      { writable: '00000000-0000-4000-8000-00000000000f' },
      'Another cluster answers under the context "home" than the one that writing was allowed for.',
    ],
    ['there is no such time', { length: 'soon' }, '"soon" is no time that a probe may take.'],
    ...Object.entries({
      'it is no object': 'x',
      'it is a Pod': { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'slipway-probe' } },
      'it lies elsewhere': { ...jobKind, metadata: { name: 'a', namespace: 'kube-system' } },
      'it says not where it lies': { ...jobKind, metadata: { name: 'a' } },
    }).map(([name, object]): [string, object, string] => [
      name,
      { objects: [manifestJob(), object] },
      'probes/volume.yaml holds something else than Jobs in slipway-probe.',
    ]),
  ])('creates nothing when %s', async (_, options, message) => {
    const { run, writes } = probing(options);
    expect(await run()).toMatchObject({ kind: 'failure', message });
    expect(writes()).toEqual([]);
  });

  test('creates nothing when its manifest can not be read, and when no cluster is connected', async () => {
    const { run, writes } = probing();
    expect(await run({ problem: 'probes/volume.yaml is missing.' })).toMatchObject({
      message: 'probes/volume.yaml is missing.',
    });
    expect(writes()).toEqual([]);
    const timers = new ManualTimers();
    const asked = {
      kind: 'probe',
      manifest: 'a',
      objects: [manifestJob() as never],
      problem: null,
      for: '3m',
    } as const;
    const none = { cluster: null, writable: uid, clock: timers, timers };
    expect(await runProbe(none, asked, new AbortController().signal)).toMatchObject({
      message: 'No cluster is connected.',
    });
  });

  test('creates nothing when nobody tells which cluster it is', async () => {
    const { run, cluster, writes } = probing();
    const right = { verb: 'get', group: '', resource: 'namespaces', namespace: null } as const;
    cluster.fail('get', failureOf('forbidden', 'No right.', { right }));
    expect(await run()).toEqual({ kind: 'failure', message: 'No right.', remedy: null, right });
    cluster.fail('get', failureOf('unreachable', 'Nothing listens.'));
    expect(await run()).toMatchObject({ message: 'Nothing listens.' });
    expect(writes()).toEqual([]);
  });
});
