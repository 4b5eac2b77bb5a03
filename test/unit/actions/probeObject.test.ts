import { describe, expect, test } from 'vitest';
import { createJob } from '../../../src/actions/probeObject.ts';
import type { FailureCode } from '../../../src/domain/kubernetes/failure.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { jobKind, manifestJob, place, probing } from './probing.ts';

const ours = { 'app.kubernetes.io/managed-by': 'slipway' };
const instance = 'app.kubernetes.io/instance';
const minute = 60_000;

/** A cluster, in which a Job that an earlier run has left may lie, and one Job that is wanted. */
function creating(left: object | null = null) {
  const { cluster, timers, job, writes, stop } = probing();
  if (left !== null) cluster.put({ ...jobKind, metadata: { ...place, uid: 'former', labels: ours }, ...left });
  const [waits, lefts] = [[] as string[], [] as string[]];
  const telling = { onWait: (line: string) => void waits.push(line), onLeft: (line: string) => void lefts.push(line) };
  const run = () => createJob({ cluster, clock: timers, timers, ...telling }, manifestJob(), minute, stop.signal);
  /** Happens after each creation that the server has heard of, in its turn; what it returns is the answer instead. */
  const after = (...each: readonly (() => object | undefined)[]) => {
    const create = cluster.writes.create.bind(cluster.writes);
    const turns = [...each];
    cluster.writes.create = async (object, signal) => {
      const answer = await create(object, signal);
      return (turns.shift()?.() as typeof answer | undefined) ?? answer;
    };
  };
  return { cluster, timers, job, writes, stop, run, after, waits, lefts };
}

const ended = { status: { conditions: [{ type: 'Failed', status: 'True' }] } };
const exists = { failure: failureOf('exists', 'There is a "volume" already.') };
const nothing = () => undefined;

describe('A Job is created', () => {
  test('with labels by which its run is told from all others, and the wish stays as it was', async () => {
    const [one, other] = [creating(), creating()];
    const made = [await one.run(), await other.run()].map((answer) => ('value' in answer ? answer.value : null));
    for (const job of made) expect(job?.metadata.labels).toMatchObject(ours);
    expect(made[0]?.metadata.labels?.[instance]).not.toBe(made[1]?.metadata.labels?.[instance]);
    expect(one.job()).toEqual(made[0]);
    expect(manifestJob().metadata.labels).not.toHaveProperty(instance);
  });

  test.each<[string, object | null, readonly string[]]>([
    ['first', null, ['create Job']],
    ['second, after room was made', ended, ['create Job', 'remove Job', 'create Job']],
  ])('where its %s request broke off and was sent again: it is ours', async (_, left, writes) => {
    const of = creating(left);
    of.after(...(left === null ? [] : [nothing]), () => exists);
    expect(await of.run()).toEqual({ value: of.job() });
    expect(of.job()?.metadata.uid).not.toBe('former');
    expect(of.writes()).toEqual(writes);
  });

  test('where the former one has gone by itself', async () => {
    const of = creating(ended);
    of.after(() => {
      of.cluster.remove(of.job() as ClusterObject);
      return undefined;
    });
    expect(await of.run()).toEqual({ value: of.job() });
    expect(of.writes()).toEqual(['create Job', 'create Job']);
  });

  test('once the former one has gone: its finalizers may want time', async () => {
    const of = creating(ended);
    of.cluster.writes.remove = async () => ({ value: 'removed' });
    const running = of.run();
    await of.timers.waiting(500);
    expect(of.writes()).toEqual(['create Job']);
    of.cluster.remove(of.job() as ClusterObject);
    of.timers.advance(500);
    expect(await running).toEqual({ value: of.job() });
  });
});

describe('A Job of another window that is at work', () => {
  const atWork = { metadata: { ...place, uid: 'former', labels: ours, creationTimestamp: '2020-01-01T00:00:00Z' } };

  test('is waited for, whatever its date says, and makes room by itself', async () => {
    const of = creating(atWork);
    const running = of.run();
    await of.timers.pass(500);
    await of.timers.waiting(500);
    expect([of.writes(), of.waits]).toEqual([
      ['create Job'],
      ['Waits for the Job slipway-probe/volume of another run to end'],
    ]);
    of.cluster.remove(of.job() as ClusterObject);
    of.timers.advance(500);
    expect(await running).toEqual({ value: of.job() });
    expect([of.writes(), of.timers.pending]).toEqual([['create Job', 'create Job'], []]);
  });

  test('and has ended has some seconds left: its window reads what it has printed', async () => {
    const of = creating(atWork);
    const running = of.run();
    await of.timers.waiting(500);
    of.cluster.put({ ...(of.job() as ClusterObject), ...ended });
    for (let half = 0; half < 20; half++) await of.timers.pass(500);
    await of.timers.waiting(500);
    expect(of.writes()).toEqual(['create Job']);
    of.timers.advance(500);
    expect(await running).toEqual({ value: of.job() });
    expect(of.writes()).toEqual(['create Job', 'remove Job', 'create Job']);
  });

  test('goes when it does not end in the time that it may take: it was left', async () => {
    const of = creating(atWork);
    const running = of.run();
    await of.timers.waiting(500);
    of.timers.advance(minute);
    expect(await running).toEqual({ value: of.job() });
    expect(of.writes()).toEqual(['create Job', 'remove Job', 'create Job']);
  });

  test('is left alone when nobody can look', async () => {
    const of = creating(atWork);
    const running = of.run();
    await of.timers.waiting(500);
    of.cluster.fail('get', failureOf('forbidden', 'No right.'));
    of.timers.advance(500);
    expect(await running).toMatchObject({ failure: { message: 'No right.' } });
    expect(of.writes()).toEqual(['create Job']);
  });
});

describe('A Job is not created', () => {
  test('where another window is faster: its Job stays', async () => {
    const of = creating(ended);
    const remove = of.cluster.writes.remove.bind(of.cluster.writes);
    of.cluster.writes.remove = async (...all) => {
      const answer = await remove(...all);
      of.cluster.put({ ...jobKind, metadata: { ...place, uid: 'faster', labels: { ...ours, [instance]: 'other' } } });
      return answer;
    };
    expect(await of.run()).toMatchObject({ failure: { code: 'exists' } });
    expect(of.job()?.metadata.uid).toBe('faster');
  });

  test.each(['get', 'remove'] as const)('where the former one can not be told or taken away: %s', async (call) => {
    const of = creating(ended);
    of.cluster.fail(call, failureOf('forbidden', 'No right.'));
    expect(await of.run()).toMatchObject({ failure: { code: 'forbidden', message: 'No right.' } });
    expect(of.job()?.metadata.uid).toBe('former');
  });

  test.each<FailureCode>(['reset', 'timeout', 'server'])(
    'where the answer is %s: what was made goes, and what others have made stays',
    async (code) => {
      const answer = () => ({ failure: failureOf(code, 'Who knows.') });
      const of = creating();
      of.after(answer);
      expect(await of.run()).toMatchObject({ failure: { code }, left: null });
      expect([of.job(), of.writes()]).toEqual([null, ['create Job', 'remove Job']]);
      const other = creating(ended);
      other.after(answer);
      expect(await other.run()).toMatchObject({ failure: { code } });
      expect([other.job()?.metadata.uid, other.writes()]).toEqual(['former', ['create Job']]);
    },
  );

  test.each<[string, 'get' | 'remove', boolean]>([
    ['that may be there is told', 'get', false],
    ['that can not be taken away is told', 'remove', true],
  ])('where the answer is lost: what %s', async (_, call, known) => {
    const of = creating();
    of.after(() => {
      of.cluster.fail(call, failureOf('forbidden', 'No right.'));
      return { failure: failureOf('reset', 'It broke off.') };
    });
    expect(await of.run()).toEqual({
      failure: failureOf('reset', 'It broke off.'),
      left: { ...place, known, why: 'No right.' },
    });
  });

  test('where a webhook does not answer: nobody need look for it', async () => {
    const of = creating();
    of.cluster.fail('create', failureOf('webhook', 'It does not answer.'));
    expect(await of.run()).toMatchObject({ failure: { code: 'webhook' }, left: null });
    expect(of.cluster.calls.filter((call) => call.startsWith('get'))).toEqual([]);
  });

  test('where the signal aborts while room is made', async () => {
    const of = creating(ended);
    of.cluster.writes.remove = async () => ({ value: 'removed' });
    const running = of.run();
    await of.timers.waiting(500);
    of.stop.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    expect([of.job()?.metadata.uid, of.timers.pending]).toEqual(['former', []]);
  });
});
