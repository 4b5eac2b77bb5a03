import { describe, expect, test } from 'vitest';
import { guardedCluster, guardedPrograms } from '../../../../src/actions/bootstrap/guarded.ts';
import { LeaseLost } from '../../../../src/actions/bootstrap/heldLease.ts';
import { planPhase } from '../../../../src/actions/bootstrap/plan.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { ScriptedPrograms } from '../../../fakes/programs.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { house, map, never, otherUid, uid } from './house.ts';
import { nothing } from '../../../../src/domain/bootstrap/planned.ts';

function room({ lease = true } = {}) {
  const cluster = new MemoryCluster('home', { kinds: ['v1 ConfigMap'] });
  const timers = new ManualTimers();
  const state = { lost: false, asked: 0 };
  const sure = async (): Promise<void> => {
    state.asked++;
    if (state.lost) throw new LeaseLost('It was taken over.');
  };
  const guard = { cluster, clock: timers, uid, lease: lease ? { sure } : null };
  const becomesOther = (): unknown =>
    cluster.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'kube-system', uid: otherUid } });
  return { cluster, timers, state, guard, to: guardedCluster(guard), becomesOther };
}

const maps = { apiVersion: 'v1', kind: 'ConfigMap' };
const place = { namespace: 'default', name: 'one' };

describe('every write looks first', () => {
  const writes: readonly [string, (to: ReturnType<typeof guardedCluster>) => Promise<unknown>][] = [
    ['create', (to) => to.writes.create(map('one'), never)],
    ['patch', (to) => to.writes.patch(maps, place, {}, never)],
    ['remove', (to) => to.writes.remove(maps, place, 'u', never)],
  ];

  test.each(writes)('%s, at the uid and at the Lease', async (call, write) => {
    const { cluster, state, to, becomesOther } = room();
    await write(to);
    expect(state.asked).toBe(1);
    expect(cluster.calls).toEqual(['get Namespace', `${call} ConfigMap`]);
    state.lost = true;
    expect(await write(to)).toMatchObject({ failure: { code: 'refused', message: 'It was taken over.' } });
    state.lost = false;
    becomesOther();
    expect(await write(to)).toMatchObject({ failure: { code: 'other-cluster' } });
    expect(cluster.requests.write).toBe(1);
  });

  test.each(writes)('%s does nothing for who only plans', async (_, write) => {
    const { cluster, to } = room({ lease: false });
    expect(await write(to)).toMatchObject({ failure: { code: 'refused' } });
    expect(cluster.requests.write).toBe(0);
  });
});

test('what is laid on the writes hears of those alone that are let through', async () => {
  const { guard, state } = room();
  const heard: string[] = [];
  const { writes } = guardedCluster(guard, (below) => ({
    tryApply: (...all) => (heard.push('tryApply'), below.tryApply(...all)),
    create: (...all) => (heard.push('create'), below.create(...all)),
    patch: (...all) => (heard.push('patch'), below.patch(...all)),
    remove: (...all) => (heard.push('remove'), below.remove(...all)),
  }));
  await writes.create(map('one'), never);
  await writes.tryApply(map('one'), never);
  state.lost = true;
  await writes.create(map('two'), never);
  expect(heard).toEqual(['create', 'tryApply']);
});

test('a dry run trusts what was seen of the uid for a second', async () => {
  const { cluster, timers, to, becomesOther } = room({ lease: false });
  await to.writes.tryApply(map('one'), never);
  await to.writes.tryApply(map('two'), never);
  expect(cluster.calls).toEqual(['get Namespace', 'tryApply ConfigMap', 'tryApply ConfigMap']);
  becomesOther();
  timers.advance(1000);
  expect(await to.writes.tryApply(map('one'), never)).toMatchObject({ failure: { code: 'other-cluster' } });
});

test('what reads is the same, and nobody closes it', async () => {
  const { cluster, to } = room();
  cluster.put(map('one'));
  expect(await to.get(maps, place, never)).toEqual(await cluster.get(maps, place, never));
  expect(await to.version(never)).toEqual({ value: 'v1.36.0' });
  expect(await to.whoAmI(never)).toEqual({ value: 'me' });
  expect({ context: to.context, server: to.server, namespace: to.namespace }).toEqual({
    context: 'home',
    server: 'https://home:6443',
    namespace: 'default',
  });
  to.close();
  expect(cluster.isClosed).toBe(false);
  expect(to.requests).toEqual(cluster.requests);
});

test('a program is started only while it is that cluster, and the Lease is held', async () => {
  const { guard, state, becomesOther } = room();
  const programs = new ScriptedPrograms('helm').on(['helm'], { stdout: 'x' });
  const to = guardedPrograms(programs, guard);
  const more = { args: [], cwd: '/', sees: [], environment: {}, input: null, limit: 1, onLine: null };
  const run = () => to.run({ program: '/usr/bin/helm', ...more }, never);
  expect(await to.find('helm')).toBe('/usr/bin/helm');
  expect(await run()).toMatchObject({ status: 0, stdout: 'x' });
  state.lost = true;
  expect(await run()).toMatchObject({ status: null, problem: 'it was not started: It was taken over.' });
  state.lost = false;
  becomesOther();
  expect(await run()).toMatchObject({ status: null, problem: expect.stringContaining('Another cluster') });
  expect(programs.ran).toHaveLength(1);
});

test('a plan writes nothing though a step tries to', async () => {
  const { plan, ports, cluster, phases } = await house();
  const command = {
    ...ports.steps.command,
    plan: async (to: typeof ports) => {
      expect(await to.cluster.writes.create(map('x'), never)).toMatchObject({ failure: { code: 'refused' } });
      return { shown: nothing, decision: null };
    },
  };
  await planPhase({ ...ports, steps: { ...ports.steps, command } }, phases, { phase: 'b' }, () => undefined, never);
  expect(cluster.requests.write).toBe(0);
  expect((await plan()).cluster.uid).toBe(uid);
});
