import { describe, expect, test } from 'vitest';
import { applicationsStep } from '../../../../src/actions/bootstrap/applicationsStep.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import type { Ran } from '../../../../src/domain/bootstrap/plan.ts';
import { never, placeOf, released, rootAt, rowAt } from './releasePlatform.ts';
import { decided } from './decided.ts';

const place = placeOf('security', 'applications');
const [now, before] = ['a'.repeat(40), 'b'.repeat(40)];
const progressing = { status: { health: { status: 'Progressing' } } };

function waiting(...rows: readonly string[]) {
  const platform = released(3);
  const lines: string[] = [];
  const work = { kind: 'applications', rows } as const;
  const wait = async (signal = never): Promise<Ran> => {
    const planned = await applicationsStep.plan(platform.ports, place, work, signal);
    return applicationsStep.run(platform.ports, place, decided(planned), (line) => lines.push(line), signal);
  };
  return {
    ...platform,
    lines,
    wait,
    plan: async () => (await applicationsStep.plan(platform.ports, place, work, never)).shown,
  };
}

test('The plan names what is waited for, and asks nobody', async () => {
  const { plan, cluster } = waiting('kyverno', 'network-policies');
  expect(await plan()).toMatchObject({
    problem: null,
    changes: [
      { target: 'cluster', action: 'update', what: expect.stringContaining('kyverno, network-policies') as string },
    ],
    decides: { rows: ['kyverno', 'network-policies'] },
  });
  expect(await waiting().plan()).toMatchObject({ changes: [] });
  expect(cluster.calls).toEqual([]);
});

test('All are well at the commit of the root', async () => {
  const { cluster, wait, lines } = waiting('kyverno');
  cluster.put(rootAt(now));
  cluster.put(rowAt('kyverno', now));
  expect(await wait()).toEqual({ state: 'passed', message: '1 of 1 are in sync and healthy.', commit: null });
  expect(lines).toEqual([]);
  expect(cluster.requests.write).toBe(0);
  expect(await waiting().wait()).toMatchObject({ state: 'passed', message: 'No application is switched on.' });
});

test('What holds them up is said when it changes, and then they are well', async () => {
  const { cluster, timers, wait, lines } = waiting('kyverno', 'kyverno-policies');
  cluster.put(rootAt(now));
  const waits = wait();
  await timers.pass(2000);
  await timers.waiting(2000);
  cluster.put(rowAt('kyverno', now, progressing));
  timers.advance(2000);
  await timers.waiting(2000);
  cluster.put(rowAt('kyverno', now));
  cluster.put(rowAt('kyverno-policies', now));
  timers.advance(2000);
  expect(await waits).toMatchObject({ state: 'passed' });
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('kyverno — its resources are not ready yet');
});

test('One that is well at an older commit is asked to compare, once a minute, and waited for', async () => {
  const { cluster, timers, wait } = waiting('kyverno');
  cluster.put(rootAt(now));
  cluster.put(rowAt('kyverno', before));
  const waits = wait();
  await timers.waiting(2000);
  cluster.put(rowAt('kyverno', before, { metadata: { annotations: null } }));
  for (let second = 0; second < 58; second += 2) await timers.pass(2000);
  await timers.waiting(2000);
  expect(cluster.writes.patched).toHaveLength(1);
  await timers.pass(2000);
  await timers.waiting(2000);
  expect(cluster.writes.patched.map(({ name }) => name)).toEqual(['kyverno', 'kyverno']);
  cluster.put(rowAt('kyverno', now));
  timers.advance(2000);
  expect(await waits).toMatchObject({ state: 'passed' });
});

test.each([-2, 2])('A clock that is set by %d hours neither ends the wait nor makes it longer', async (hours) => {
  const { cluster, timers, wait, ports } = waiting('kyverno');
  const own = { skew: 0 };
  Object.assign(ports, { clock: { now: () => new Date(timers.now().getTime() + own.skew) } });
  cluster.put(rootAt(now));
  cluster.put(rowAt('kyverno', now, progressing));
  let ended: Ran | null = null;
  const waits = wait().then((ran) => (ended = ran));
  await timers.waiting(2000);
  own.skew = hours * 60 * 60_000;
  for (let looks = 0; looks < 3; looks++) await timers.pass(2000);
  await timers.waiting(2000);
  expect(ended).toBeNull();
  timers.advance(60 * 60_000);
  expect(await waits).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('It has waited for an hour: ') as string,
  });
  expect(timers.pending).toEqual([]);
});

describe('it ends with what to do', () => {
  const operation = (phase: string, message: string, more: object = {}) => ({
    operation: { sync: {} },
    status: {
      sync: { status: 'OutOfSync', revisions: [now] },
      health: { status: 'Missing' },
      operationState: { phase, message, startedAt: '2026-01-01T00:00:00Z', ...more },
    },
  });

  test('when a sync has failed and is not tried again', async () => {
    const { cluster, timers, wait } = waiting('kyverno');
    cluster.put(rootAt(now));
    const failed = operation('Failed', 'one or more objects failed', { finishedAt: '2026-01-01T00:01:00Z' });
    cluster.put(rowAt('kyverno', now, { ...failed, operation: null }));
    const waits = wait();
    await timers.waiting(2000);
    timers.advance(60_000);
    expect(await waits).toEqual({
      state: 'failed',
      message: 'kyverno: sync fails: one or more objects failed.',
      remedy: 'Mend what it names, and sync "kyverno" (Slipway: Sync Application).',
    });
    expect(timers.now().toISOString()).toBe('2026-01-01T00:01:00.000Z');
  });

  test('when root waits on an older commit: it is to be terminated', async () => {
    const { cluster, timers, wait } = waiting('kyverno');
    const running = operation('Running', 'waiting for healthy state of argoproj.io/Application/x', {
      syncResult: { revision: before },
    });
    cluster.put(
      rootAt(now, { operation: running.operation, status: { operationState: running.status.operationState } }),
    );
    const waits = wait();
    await timers.waiting(2000);
    timers.advance(10 * 60_000);
    expect(await waits).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/^root: syncs an older commit \(bbbbbbb\) and does not take up aaaaaaa/) as string,
      remedy: expect.stringContaining('Terminate Operation') as string,
    });
  });

  test('when Argo CD leaves one alone', async () => {
    const { cluster, wait } = waiting('kyverno');
    cluster.put(rootAt(now));
    cluster.put(
      rowAt('kyverno', now, {
        ...progressing,
        metadata: { annotations: { 'argocd.argoproj.io/skip-reconcile': 'true' } },
      }),
    );
    expect(await wait()).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('skip-reconcile') as string,
    });
  });

  test('when there is no root', async () => {
    const { cluster, wait } = waiting('kyverno');
    cluster.put(rowAt('kyverno', now));
    expect(await wait()).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('no Application root') as string,
    });
  });

  test('when nobody may look', async () => {
    const { cluster, wait } = waiting('kyverno');
    cluster.fail('list', failureOf('forbidden', 'You may not list them.'));
    expect(await wait()).toMatchObject({ state: 'failed', message: 'You may not list them.' });
  });

  test('when an hour has passed', async () => {
    const { cluster, timers, wait } = waiting('kyverno');
    cluster.put(rootAt(now));
    cluster.put(rowAt('kyverno', now, progressing));
    const waits = wait();
    await timers.waiting(2000);
    timers.advance(60 * 60_000);
    expect(await waits).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/^It has waited for an hour: 0 of 1/) as string,
    });
  });
});

test('A cluster that does not answer for a while is waited for, and a cancel ends it', async () => {
  const { cluster, timers, wait, lines } = waiting('kyverno');
  cluster.put(rootAt(now));
  cluster.put(rowAt('kyverno', now, progressing));
  cluster.fail('list', failureOf('reset', 'It broke off.'));
  const stop = new AbortController();
  const waits = wait(stop.signal);
  await timers.pass(2000);
  await timers.waiting(2000);
  expect(lines[0]).toBe('Waits up to an hour: It broke off.');
  stop.abort(new Error('enough'));
  await expect(waits).rejects.toThrow('enough');
  expect(timers.pending).toEqual([]);
});
