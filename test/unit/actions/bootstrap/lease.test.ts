import { describe, expect, test } from 'vitest';
import type { HeldLease } from '../../../../src/actions/bootstrap/heldLease.ts';
import type { Refusal } from '../../../../src/domain/bootstrap/run.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { otherUid } from './house.ts';
import { hours, idle, reset, room } from './leaseRoom.ts';

test('a free one is taken, says who has it, and is gone after it was given back', async () => {
  const { acquire, found, holder, cluster } = room();
  const lease = (await acquire()) as HeldLease;
  expect(holder()).toBe('me@here/1');
  expect(found()).toMatchObject({ spec: { leaseDurationSeconds: 60, leaseTransitions: 0 } });
  expect(await lease.release()).toBeNull();
  expect(found()).toBeNull();
  expect(cluster.calls.filter((call) => /^(create|patch|remove)/.test(call))).toEqual([
    'create Lease',
    'patch Lease',
    'remove Lease',
  ]);
});

test('nothing is written to another cluster', async () => {
  const { cluster, acquire } = room();
  cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system', uid: otherUid } });
  expect(await acquire()).toMatchObject({ code: 'bootstrap/other-cluster' });
  expect(cluster.requests.write).toBe(0);
});

test('one of another cluster, which has come while it was waited for, is not taken over', async () => {
  const { cluster, acquire, write, timers, holder } = room();
  write('they@there');
  const acquiring = acquire();
  for (let second = 0; second < 60; second += 2) await timers.pass(2000);
  await timers.waiting(2000);
  cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system', uid: otherUid } });
  timers.advance(2000);
  expect(await acquiring).toMatchObject({ code: 'bootstrap/other-cluster' });
  expect(holder()).toBe('they@there');
  expect(cluster.writes.patched).toEqual([]);
});

test('one that was emptied is taken at once', async () => {
  const { write, held, holder } = room();
  write('');
  await held();
  expect(holder()).toBe('me@here/1');
});

test('one that a request of ours has made before the connection broke off is ours', async () => {
  const { cluster, acquire, write, holder } = room();
  cluster.fail('create', reset);
  write('me@here/1');
  const lease = await acquire();
  expect('code' in lease).toBe(false);
  await (lease as HeldLease).release();
  expect(holder()).toBeNull();
});

test('one that was taken over while the answer was lost is ours', async () => {
  const { cluster, acquire, write, holder } = room();
  write('');
  cluster.lose('patch', reset);
  const lease = await acquire();
  expect('code' in lease).toBe(false);
  await (lease as HeldLease).release();
  expect(holder()).toBeNull();
});

test.each(['create', 'patch'] as const)(
  'one that may be ours is given back when that can not be seen (%s)',
  async (call) => {
    const { cluster, acquire, write, holder } = room();
    if (call === 'patch') write('');
    cluster.lose(call, reset);
    const get = cluster.get.bind(cluster);
    const failing = 1;
    let looks = 0;
    cluster.get = async (kind, place, signal) => {
      // Of the looks at the Lease, the one after the lost answer fails.
      const isLook = kind.kind === 'Lease' && holder() === 'me@here/1' && ++looks <= failing;
      return isLook ? { failure: reset } : get(kind, place, signal);
    };
    expect(await acquire()).toMatchObject({ code: 'bootstrap/cluster' });
    expect(looks).toBeGreaterThan(failing);
    expect(holder()).toBeNull();
  },
);

test('one that can not be written is told with what the cluster says', async () => {
  const { cluster, acquire } = room();
  cluster.fail('create', failureOf('forbidden', 'You may not.', { remedy: 'Ask somebody.' }));
  expect(await acquire()).toEqual({
    code: 'bootstrap/cluster',
    sentence: "The Lease slipway-bootstrap can't be had: You may not.",
    remedy: 'Ask somebody.',
  });
});

describe.each([0, -2 * hours, 2 * hours])('a holder whose clock is wrong by %d ms', (skew) => {
  test('keeps it as long as they renew it', async () => {
    const { timers, acquire, write, said } = room();
    write('you@there/2', skew);
    const answer = acquire();
    for (let looks = 0; looks < 7; looks++) await timers.pass(2000);
    await timers.waiting(2000);
    write('you@there/2', skew);
    await timers.pass(2000);
    expect(await answer).toEqual({
      code: 'bootstrap/held',
      sentence: 'you@there/2 is bootstrapping this cluster: the Lease slipway-bootstrap in kube-system is renewed.',
      remedy: 'Wait until they are done, or ask them to cancel.',
    });
    expect(said).toEqual(['you@there/2 is bootstrapping this cluster; looks for up to 60 s whether they still are.']);
  });

  test('loses it after they have said nothing for as long as it counts, seen here', async () => {
    const { timers, held, write, holder } = room();
    write('you@there/2', skew);
    const lease = held();
    for (let looks = 0; looks < 30; looks++) {
      await timers.pass(2000);
      expect(holder()).toBe('you@there/2');
    }
    await timers.pass(2000);
    await lease;
    expect(holder()).toBe('me@here/1');
  });
});

test('who was stopped while they waited has not seen the time pass', async () => {
  const { timers, acquire, write, holder } = room();
  write('you@there/2');
  const stop = new AbortController();
  const answer = acquire('me@here/1', stop.signal);
  const caught = answer.catch((error: unknown) => error);
  await timers.waiting(2000);
  timers.advance(120_000);
  await timers.waiting(2000);
  expect(holder()).toBe('you@there/2');
  stop.abort(new Error('Enough.'));
  expect(await caught).toMatchObject({ message: 'Enough.' });
});

test('of two at once one has it, and the other is told who', async () => {
  const { timers, acquire } = room();
  const both = [acquire('one@here/1'), acquire('two@here/2')];
  const over = new AbortController();
  const ended = Promise.all(both).finally(() => over.abort());
  while (!over.signal.aborted) {
    await idle();
    if (timers.pending.includes(2000)) timers.advance(2000);
  }
  const [first, second] = (await ended) as [HeldLease, Refusal];
  expect(first.holder).toBe('one@here/1');
  expect(second.sentence).toContain('one@here/1');
  await first.release();
});

test('who gives up while they wait has taken nothing, and who is at it goes on', async () => {
  const { timers, acquire, write, holder } = room();
  write('you@there/2');
  const stop = new AbortController();
  const answer = acquire('me@here/1', stop.signal);
  const caught = answer.catch((error: unknown) => error);
  await timers.waiting(2000);
  stop.abort(new Error('Enough.'));
  expect(await caught).toMatchObject({ message: 'Enough.' });
  expect(holder()).toBe('you@there/2');
});

test('who gives up in the moment that it is taken gives it back', async () => {
  const { cluster, acquire, found } = room();
  const stop = new AbortController();
  const create = cluster.writes.create.bind(cluster.writes);
  cluster.writes.create = async (object, signal) => {
    await create(object, signal);
    stop.abort(new Error('Enough.'));
    throw stop.signal.reason;
  };
  await expect(acquire('me@here/1', stop.signal)).rejects.toThrow('Enough.');
  expect(found()).toBeNull();
});
