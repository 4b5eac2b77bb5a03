import { describe, expect, test } from 'vitest';
import { lookEvery, planRemoval, removalLimit, removeApplication } from '../../../src/actions/removeApplication.ts';
import { application, never } from './argo.ts';
import {
  cascade,
  pre,
  here,
  withFinalizers,
  input,
  planned,
  stored,
  finalizersOf,
  written,
  remove,
  resources,
} from './removing.ts';

describe('The plan of a removal', () => {
  test('is made of what the cluster has', async () => {
    const all = here();
    const plan = await planned(all, 'delete');
    expect(plan).toMatchObject({
      uid: 'uid-1',
      count: 2,
      claims: [{ namespace: 'git', name: 'data', size: '5Gi', volume: 'pvc-1' }],
      reclaims: new Map([['pvc-1', 'Delete']]),
      isGrave: true,
      unread: [],
    });
    expect(written(all)).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a deletion', { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z', uid: 'uid-1' } }, 'is being deleted since'],
    ['an operation', { operation: { sync: {} } }, 'An operation of "git" is under way'],
  ])('is none because of %s', async (_, change, sentence) => {
    const all = here({ ...change, status: { resources } });
    const plan = await planRemoval(all.ports, input('keep'), never);
    expect(plan).toMatchObject({ code: 'argo/obstacle', sentence: expect.stringContaining(sentence) });
  });

  test.each(['patch', 'delete'])('is none without the right to %s', async (verb) => {
    const all = here();
    all.cluster.rights = (right) => right.verb !== verb;
    expect(await planRemoval(all.ports, input('keep'), never)).toMatchObject({
      code: 'argo/right',
      sentence: `You may not ${verb} applications.argoproj.io in namespace "argocd".`,
    });
  });
});

describe('A removal', () => {
  test('that keeps the objects takes the finalizers off in the very version that it deletes', async () => {
    const all = here(withFinalizers([...pre, cascade, 'example.com/x']));
    all.cluster.writes.beforeRemove = () => expect(finalizersOf(all)).toEqual(['example.com/x']);
    const removing = remove(all, 'keep');
    await all.timers.waiting(lookEvery);
    expect(stored(all)?.metadata).toMatchObject({ deletionTimestamp: expect.any(String) });
    all.cluster.remove(application());
    all.timers.advance(lookEvery);
    expect(await removing).toEqual({ end: 'removed', message: 'it has gone' });
    expect(all.cluster.writes.patched.map(({ patch }) => patch)).toEqual([
      { metadata: { resourceVersion: expect.any(String), finalizers: ['example.com/x'] } },
    ]);
  });

  test('that keeps the objects needs no patch where nothing of Argo CD holds it', async () => {
    const all = here();
    expect(await remove(all, 'keep')).toEqual({ end: 'removed', message: 'it has gone' });
    expect(written(all)).toEqual(['remove Application']);
  });

  test('that deletes the objects is followed, with what it waits for', async () => {
    const all = here(withFinalizers(pre));
    const said: string[] = [];
    const plan = await planned(all, 'delete');
    const removing = removeApplication(all.ports, input('delete'), plan, (message) => said.push(message), never);
    await all.timers.waiting(lookEvery);
    expect(finalizersOf(all)).toEqual([...pre, cascade]);
    const { cluster } = all;
    const leave = (finalizers: readonly string[]): void => {
      const one = stored(all) ?? application();
      cluster.put({ ...one, metadata: { ...one.metadata, finalizers } });
    };
    leave([cascade]);
    all.timers.advance(lookEvery);
    // Some looks later its objects are looked at, too.
    for (let look = 0; look < 5; look++) await all.timers.pass(lookEvery);
    await all.timers.waiting(lookEvery);
    cluster.remove(application());
    all.timers.advance(lookEvery);
    expect(await removing).toMatchObject({ end: 'removed' });
    expect(said).toEqual([
      'waits for the pre-delete hooks of its chart',
      'waits for its objects to go: 2 are there, Deployment git/git is one of them',
    ]);
  });

  test('that waits for the API server says so', async () => {
    const all = here();
    const plan = await planned(all, 'keep');
    const removes = all.cluster.writes.remove.bind(all.cluster.writes);
    all.cluster.writes.remove = (...what) => {
      all.timers.advance(10_000);
      return removes(...what);
    };
    const said: string[] = [];
    await removeApplication(all.ports, input('keep'), plan, (message) => said.push(message), never);
    expect(said).toEqual([
      'waits for the API server to delete Application argocd/git: a webhook that it asks first may take 30 s',
    ]);
  });

  test('that would do something else by now does nothing', async () => {
    const all = here();
    const plan = await planned(all, 'delete');
    all.cluster.remove({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { namespace: 'git', name: 'data' },
    });
    expect(await remove(all, 'delete', plan)).toEqual({
      code: 'argo/obstacle',
      sentence: 'What removing "git" would do has changed since the plan; it was not removed.',
      remedy: 'Look at the new plan.',
    });
    expect(written(all)).toEqual([]);
  });

  test('after which another of its name is there says so', async () => {
    const all = here();
    const { writes } = all.cluster;
    const really = writes.remove.bind(writes);
    Object.assign(writes, {
      remove: async (...args: Parameters<typeof really>) => {
        const answer = await really(...args);
        all.cluster.put(application({ metadata: { uid: 'uid-2' } }));
        return answer;
      },
    });
    expect(await remove(all, 'keep')).toEqual({ end: 'again', message: 'another of its name is there already' });
  });

  test('that nobody follows any more, or that takes too long, goes on', async () => {
    for (const isCancelled of [true, false]) {
      const all = here(withFinalizers(pre));
      const controller = new AbortController();
      const removing = remove(all, 'delete', null, controller.signal);
      await all.timers.waiting(lookEvery);
      if (isCancelled) controller.abort();
      else all.timers.advance(removalLimit);
      expect(await removing).toEqual({ end: 'going', message: 'waits for the pre-delete hooks of its chart' });
      expect(stored(all)?.metadata).toMatchObject({ deletionTimestamp: expect.any(String) });
      expect(all.timers.pending).toEqual([]);
    }
  });

  test('that is cancelled before it was asked for does nothing', async () => {
    const all = here(withFinalizers(pre));
    const plan = await planned(all, 'delete');
    const reason = new Error('cancelled');
    await expect(remove(all, 'delete', plan, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(written(all)).toEqual([]);
  });

  test('is not begun where nothing may be written, or in another cluster', async () => {
    const all = here();
    const plan = await planned(all, 'keep');
    const readOnly = { ...all.ports, writable: null };
    expect(await removeApplication(readOnly, input('keep'), plan, () => undefined, never)).toMatchObject({
      code: 'argo/read-only',
    });
    const other = { ...all.ports, writable: '00000000-0000-4000-8000-00000000ffff' };
    expect(await removeApplication(other, input('keep'), plan, () => undefined, never)).toMatchObject({
      code: 'argo/other-cluster',
    });
    expect(stored(all)).not.toBeNull();
    expect(written(all)).toEqual([]);
  });
});
