import { describe, expect, test } from 'vitest';
import { never, otherUid, uid } from './house.ts';
import { hours, idle, reset, room } from './leaseRoom.ts';

describe('while it is held', () => {
  test('it is renewed every 15 s', async () => {
    const { timers, held, found } = room();
    const lease = await held();
    const versions = new Set([found()?.metadata.resourceVersion]);
    for (let times = 0; times < 3; times++) {
      await timers.pass(15_000);
      await timers.waiting(15_000);
      versions.add(found()?.metadata.resourceVersion);
    }
    expect(versions.size).toBe(4);
    expect(lease.lost.aborted).toBe(false);
  });

  test('somebody who only touches it takes nothing', async () => {
    const { timers, held, cluster, found } = room();
    const lease = await held();
    const object = found();
    if (object !== null) cluster.put({ ...object, metadata: { ...object.metadata, labels: { a: 'b' } } });
    await timers.pass(15_000);
    await timers.waiting(15_000);
    expect(lease.lost.aborted).toBe(false);
  });

  test.each<[string, (place: ReturnType<typeof room>) => void, string, string | null]>([
    [
      'another takes it',
      ({ write }) => void write('you@there/2'),
      'The Lease slipway-bootstrap was taken over: you@there/2 is bootstrapping this cluster.',
      null,
    ],
    [
      'somebody deletes it',
      ({ cluster, found }) => {
        const object = found();
        if (object !== null) cluster.remove(object);
      },
      'Somebody has deleted the Lease slipway-bootstrap in kube-system.',
      null,
    ],
    [
      'another cluster answers',
      ({ cluster }) =>
        void cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system', uid: otherUid } }),
      `Another cluster answers under the context "home": its kube-system has the uid ${otherUid}, and was ${uid}.`,
      `The Lease slipway-bootstrap in kube-system may still be there: Another cluster answers under the context "home": its kube-system has the uid ${otherUid}, and was ${uid}. It ends by itself when nobody renews it for 60 s.`,
    ],
  ])('it is lost when %s', async (_, happens, sentence, left) => {
    const place = room();
    const lease = await place.held();
    happens(place);
    await place.timers.pass(15_000);
    await idle();
    expect(lease.lost.reason).toMatchObject({ message: sentence });
    const before = place.cluster.requests.write;
    expect(await lease.release()).toBe(left);
    expect(place.cluster.requests.write).toBe(before);
  });

  test('it is lost when renewing has failed for 45 s, and not before', async () => {
    const { timers, held, cluster, found } = room();
    const lease = await held();
    cluster.fail('patch', reset, { times: Infinity });
    await timers.pass(15_000);
    for (let times = 0; times < 5; times++) {
      await timers.pass(5000);
      await idle();
      expect(lease.lost.aborted).toBe(false);
    }
    timers.advance(5000);
    await idle();
    expect(lease.lost.reason).toMatchObject({
      message: "The Lease slipway-bootstrap can't be renewed: The connection broke off.",
    });
    cluster.mend();
    // It is still ours: nobody has taken it.
    expect(await lease.release()).toBeNull();
    expect(found()).toBeNull();
  });

  test('renewing that fails for a while takes nothing', async () => {
    const { timers, held, cluster } = room();
    const lease = await held();
    cluster.fail('patch', reset, { times: 3 });
    await timers.pass(15_000);
    for (let times = 0; times < 3; times++) await timers.pass(5000);
    await timers.waiting(15_000);
    timers.advance(10_000);
    expect(lease.lost.aborted).toBe(false);
  });
});

describe('before something is written', () => {
  test('what was seen just now is believed', async () => {
    const { held, cluster } = room();
    const lease = await held();
    const before = cluster.requests;
    await lease.sure(never);
    expect(cluster.requests).toEqual(before);
  });

  test('who was stopped for two minutes looks first, and goes on when it is still theirs', async () => {
    const { timers, held } = room();
    const lease = await held();
    timers.advance(120_000);
    await lease.sure(never);
    expect(lease.lost.aborted).toBe(false);
  });

  test('who was stopped for two minutes writes nothing when another has it by then', async () => {
    const { timers, held, write, holder } = room();
    const lease = await held();
    write('you@there/2');
    timers.advance(120_000);
    await expect(lease.sure(never)).rejects.toThrow('taken over: you@there/2');
    expect(holder()).toBe('you@there/2');
  });

  test('who cancels while the cluster says nothing does not wait for it', async () => {
    const { timers, held, cluster } = room();
    const lease = await held();
    const get = cluster.get.bind(cluster);
    cluster.get = (_kind, _place, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    timers.advance(14_000);
    timers.advance(14_000);
    const stop = new AbortController();
    const sure = lease.sure(stop.signal);
    await idle();
    stop.abort(new Error('Enough.'));
    await expect(sure).rejects.toThrow('Enough.');
    expect(lease.lost.aborted).toBe(false);
    cluster.get = get;
  });

  test.each([-2 * hours, 2 * hours])('a clock that was set by %d ms takes nothing', async (skew) => {
    const { held, own } = room();
    const lease = await held();
    own.skew = skew;
    await lease.sure(never);
    expect(lease.lost.aborted).toBe(false);
  });
});

describe('giving it back', () => {
  test('leaves what another has taken meanwhile', async () => {
    const { held, write, holder } = room();
    const lease = await held();
    write('you@there/2');
    expect(await lease.release()).toBeNull();
    expect(holder()).toBe('you@there/2');
  });

  test('leaves what another takes over in the moment before it is deleted', async () => {
    const { held, cluster, write, holder } = room();
    const lease = await held();
    cluster.writes.beforeRemove = () => void write('you@there/2');
    expect(await lease.release()).toBeNull();
    expect(holder()).toBe('you@there/2');
  });

  test('deletes what somebody has only touched before it is deleted', async () => {
    const { held, cluster, found } = room();
    const lease = await held();
    cluster.writes.beforeRemove = () => {
      cluster.writes.beforeRemove = () => undefined;
      const object = found();
      if (object !== null) cluster.put({ ...object, metadata: { ...object.metadata, labels: { a: 'b' } } });
    };
    expect(await lease.release()).toBeNull();
    expect(found()).toBeNull();
  });

  test('says that it may still be there when the cluster does not answer', async () => {
    const { held, cluster } = room();
    const lease = await held();
    cluster.fail('patch', reset);
    expect(await lease.release()).toBe(
      'The Lease slipway-bootstrap in kube-system may still be there: The connection broke off. It ends by itself when nobody renews it for 60 s.',
    );
  });

  test('ends when the cluster says nothing at all', async () => {
    const { held, cluster, timers } = room();
    const lease = await held();
    const get = cluster.get.bind(cluster);
    cluster.get = (_kind, _place, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const answer = lease.release();
    await timers.pass(10_000);
    expect(await answer).toContain('The cluster does not answer in time.');
    cluster.get = get;
  });
});
