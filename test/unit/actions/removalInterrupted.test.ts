import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { application } from './argo.ts';
import { pre, here, withFinalizers, planned, stored, finalizersOf, written, remove } from './removing.ts';

describe('A removal', () => {
  test('whose finalizers come back before the deletion takes them off again', async () => {
    const all = here(withFinalizers(pre));
    let times = 0;
    all.cluster.writes.beforeRemove = () => {
      if (times++ > 0) return;
      const one = stored(all) ?? application();
      all.cluster.put({ ...one, metadata: { ...one.metadata, finalizers: pre } });
    };
    expect(await remove(all, 'keep')).toMatchObject({ end: 'removed' });
    expect(written(all)).toEqual(['patch', 'remove', 'patch', 'remove'].map((call) => `${call} Application`));
  });

  test('that meets another plan after its patch puts the finalizers back', async () => {
    const all = here(withFinalizers(['example.com/x']));
    const plan = await planned(all, 'delete');
    all.cluster.writes.beforeRemove = () => {
      all.cluster.remove({
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { namespace: 'git', name: 'data' },
      });
      all.cluster.put(stored(all) ?? application());
    };
    expect(await remove(all, 'delete', plan)).toMatchObject({ code: 'argo/obstacle', remedy: 'Look at the new plan.' });
    expect(finalizersOf(all)).toEqual(['example.com/x']);
  });

  test('that is refused puts the finalizers back, and says so when that is refused too', async () => {
    const all = here(withFinalizers(pre));
    all.cluster.fail('remove', failureOf('forbidden', 'You may not delete it.'));
    expect(await remove(all, 'keep')).toEqual({
      code: 'argo/cluster',
      sentence: 'You may not delete it.',
      remedy: null,
    });
    expect(finalizersOf(all)).toEqual(pre);
    const other = here(withFinalizers(['example.com/x']));
    const { writes } = other.cluster;
    other.cluster.fail('remove', failureOf('refused', 'A webhook refuses it.'));
    const really = writes.patch.bind(writes);
    let patches = 0;
    Object.assign(writes, {
      patch: (...args: Parameters<typeof really>) =>
        patches++ === 0 ? really(...args) : Promise.resolve({ failure: failureOf('forbidden', 'No.') }),
    });
    expect(await remove(other, 'delete')).toMatchObject({
      sentence: 'A webhook refuses it.',
      remedy: 'Its finalizers were changed already and could not be put back; they were: "example.com/x".',
    });
  });

  test.each(['reset', 'timeout', 'server'] as const)('whose answer is lost (%s) is looked at', async (code) => {
    const all = here(withFinalizers(pre));
    const { writes } = all.cluster;
    const really = writes.remove.bind(writes);
    Object.assign(writes, {
      remove: async (...args: Parameters<typeof really>) => {
        await really(...args);
        return { failure: failureOf(code, 'It broke off.') };
      },
    });
    expect(await remove(all, 'keep')).toMatchObject({ end: 'removed' });
    expect(all.cluster.writes.patched).toHaveLength(1);
  });

  test('whose patch is lost goes on with what has come of it', async () => {
    const all = here(withFinalizers(pre));
    const { writes } = all.cluster;
    const really = writes.patch.bind(writes);
    let times = 0;
    Object.assign(writes, {
      patch: async (...args: Parameters<typeof really>) => {
        const answer = await really(...args);
        return times++ === 0 ? { failure: failureOf('reset', 'It broke off.') } : answer;
      },
    });
    expect(await remove(all, 'keep')).toMatchObject({ end: 'removed' });
    expect(times).toBe(1);
  });

  test('that is cancelled between its writes is put back', async () => {
    const all = here(withFinalizers(['example.com/x']));
    const plan = await planned(all, 'delete');
    const controller = new AbortController();
    all.cluster.writes.beforeRemove = () => {
      controller.abort();
      all.cluster.put(stored(all) ?? application());
    };
    await expect(remove(all, 'delete', plan, controller.signal)).rejects.toThrow('aborted');
    expect(finalizersOf(all)).toEqual(['example.com/x']);
    expect(stored(all)?.metadata).not.toHaveProperty('deletionTimestamp');
  });

  test('gives up when somebody is faster all the time', async () => {
    const all = here(withFinalizers(pre));
    all.cluster.writes.beforePatch = () => void all.cluster.put(stored(all) ?? application());
    expect(await remove(all, 'keep')).toMatchObject({ code: 'argo/busy' });
    expect(finalizersOf(all)).toEqual(pre);
  });
});
