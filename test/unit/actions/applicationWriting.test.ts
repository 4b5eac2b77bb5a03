import { describe, expect, test } from 'vitest';
import { changeApplication, isRefused } from '../../../src/actions/applicationWriting.ts';
import type { ApplicationChange } from '../../../src/actions/applicationWriting.ts';
import type { FailureCode } from '../../../src/domain/kubernetes/failure.ts';
import { failureOf } from '../../../src/domain/kubernetes/failure.ts';
import { application, argo, never, place } from './argo.ts';

/** Sets a field, with a lock. */
const change: ApplicationChange = {
  obstacle: () => Promise.resolve(null),
  patch: ({ metadata }) => ({ metadata: { resourceVersion: metadata.resourceVersion ?? '' }, spec: { x: 1 } }),
  isMade: () => false,
};

const conflict = failureOf('conflict', 'It has changed.');

describe('a change', () => {
  test('is made of the object as it is now', async () => {
    const { ports, cluster } = argo();
    const changed = await changeApplication(ports, place, change, never);
    expect(changed).toMatchObject({ kind: 'Application', spec: { x: 1, project: 'platform' } });
    expect(cluster.calls).toEqual(['get Namespace', 'may', 'get Application', 'patch Application']);
    expect(isRefused(changed)).toBe(false);
  });

  test('is thought over when somebody was faster', async () => {
    const { ports, cluster } = argo();
    let others = 0;
    cluster.writes.beforePatch = () => {
      if (others++ < 2) cluster.put(application({ spec: { other: others } }));
    };
    const seen: unknown[] = [];
    const obstacle: ApplicationChange['obstacle'] = async ({ spec }) => {
      seen.push(spec);
      return null;
    };
    const changed = await changeApplication(ports, place, { ...change, obstacle }, never);
    expect(changed).toMatchObject({ spec: { x: 1, other: 2 } });
    expect(seen).toHaveLength(3);
    expect(seen[1]).toMatchObject({ other: 1 });
  });

  test('that turns out to be a bad idea meanwhile is not made', async () => {
    const { ports, cluster } = argo();
    cluster.writes.beforePatch = () => void cluster.put(application({ metadata: { deletionTimestamp: 'now' } }));
    const obstacle: ApplicationChange['obstacle'] = async ({ metadata }) =>
      metadata['deletionTimestamp'] === undefined ? null : 'It goes.';
    expect(await changeApplication(ports, place, { ...change, obstacle }, never)).toEqual({
      code: 'argo/obstacle',
      sentence: 'It goes.',
      remedy: null,
    });
    expect(cluster.writes.patched).toHaveLength(1);
  });

  test('is given up after five times', async () => {
    const { ports, cluster } = argo();
    cluster.fail('patch', conflict, { times: 99 });
    expect(await changeApplication(ports, place, change, never)).toMatchObject({ code: 'argo/busy' });
    expect(cluster.calls.filter((call) => call === 'patch Application')).toHaveLength(5);
  });

  test('that was made although its answer was lost is not made twice', async () => {
    const { ports, cluster } = argo();
    cluster.writes.beforePatch = () => void cluster.put(application({ spec: { x: 1 } }));
    const isMade: ApplicationChange['isMade'] = ({ spec }) => (spec as { x?: number }).x === 1;
    expect(await changeApplication(ports, place, { ...change, isMade }, never)).toMatchObject({ spec: { x: 1 } });
    expect(cluster.writes.patched).toHaveLength(1);
  });

  test('whose answer never came may have been made all the same', async () => {
    const { ports, cluster } = argo();
    const isMade: ApplicationChange['isMade'] = ({ spec }) => (spec as { x?: number }).x === 1;
    const patch = cluster.writes.patch.bind(cluster.writes);
    cluster.writes.patch = async (...asked) => {
      await patch(...asked);
      return { failure: failureOf('timeout', 'Nothing was said.') };
    };
    expect(await changeApplication(ports, place, { ...change, isMade }, never)).toMatchObject({ spec: { x: 1 } });
    expect(cluster.writes.patched).toHaveLength(1);
  });

  test('ends with its signal', async () => {
    const { ports } = argo();
    const stop = AbortSignal.abort(new Error('enough'));
    await expect(changeApplication(ports, place, change, stop)).rejects.toThrow('enough');
  });
});

describe('nothing is changed', () => {
  test('where writing was not allowed, and nothing is asked', async () => {
    const { ports, cluster } = argo();
    expect(await changeApplication({ ...ports, writable: null }, place, change, never)).toEqual({
      code: 'argo/read-only',
      sentence: 'Slipway only reads this cluster.',
      remedy: 'Allow writing to this cluster first.',
    });
    expect(cluster.calls).toEqual([]);
  });

  test('in another cluster than the one that is meant', async () => {
    const { ports, cluster } = argo();
    expect(
      await changeApplication({ ...ports, writable: '00000000-0000-4000-8000-000000000002' }, place, change, never),
    ).toMatchObject({
      code: 'argo/other-cluster',
    });
    expect(cluster.writes.patched).toEqual([]);
  });

  test('by somebody who may not see which cluster it is', async () => {
    const { ports, cluster } = argo();
    cluster.fail('get', failureOf('forbidden', 'You may not get namespaces "kube-system".', { remedy: 'Ask.' }));
    expect(await changeApplication(ports, place, change, never)).toEqual({
      code: 'argo/right',
      sentence: 'You may not get namespaces "kube-system".',
      remedy: 'Ask.',
    });
    expect(cluster.calls).toEqual(['get Namespace']);
  });

  test('by somebody who may not', async () => {
    const { ports, cluster } = argo();
    const asked: unknown[] = [];
    cluster.rights = (...right) => {
      asked.push(right);
      return false;
    };
    expect(await changeApplication(ports, place, change, never)).toMatchObject({
      code: 'argo/right',
      sentence: 'You may not patch applications.argoproj.io in namespace "argocd".',
    });
    const right = { verb: 'patch', group: 'argoproj.io', resource: 'applications', namespace: 'argocd' };
    expect(asked).toEqual([[right, 'git']]);
    expect(cluster.writes.patched).toEqual([]);
  });

  test('where there is no such application', async () => {
    const { ports, cluster } = argo();
    cluster.remove(application());
    expect(await changeApplication(ports, place, change, never)).toMatchObject({ code: 'argo/missing' });
  });

  test.each<['get' | 'may' | 'patch', FailureCode, string | null]>([
    ['get', 'unreachable', 'Look.'],
    ['may', 'throttled', 'Look.'],
    ['patch', 'forbidden', 'Look.'],
    ['patch', 'refused', 'Look.'],
    ['patch', 'reset', 'Look at "git": whether Argo CD was told is not known.'],
    ['patch', 'timeout', 'Look at "git": whether Argo CD was told is not known.'],
  ])('when %s fails with %s, and it is said how', async (call, code, remedy) => {
    const { ports, cluster } = argo();
    cluster.fail(call, failureOf(code, 'It fails.', { remedy: 'Look.' }));
    expect(await changeApplication(ports, place, change, never)).toEqual({
      code: 'argo/cluster',
      sentence: 'It fails.',
      remedy,
    });
  });
});

test.each<FailureCode>(['forbidden', 'no-kind'])('Who can not ask for rights (%s) just tries', async (code) => {
  const { ports, cluster } = argo();
  cluster.fail('may', failureOf(code, 'No.'));
  expect(isRefused(await changeApplication(ports, place, change, never))).toBe(false);
});
