import { expect, test } from 'vitest';
import { lookAgain } from '../../../../src/actions/bootstrap/lookAgain.ts';
import type { MemoryCluster } from '../../../fakes/cluster.ts';
import { onePod, phasesOf, pod, withPods } from '../../live/phasesOf.ts';
import { failure } from '../../live/watching.ts';
import { never } from './house.ts';

const one = [{ phase: 'a', check: 'one' }];

/** From now on it answers to no list. */
function silence(cluster: MemoryCluster): void {
  cluster.list = (_query, signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}

test('what has failed is asked again, and judged', async () => {
  const cluster = withPods();
  const { phases, timers, resultOf } = phasesOf(cluster, onePod);
  cluster.put(pod('a'));
  expect(await lookAgain(timers, phases, [], never)).toBeNull();
  expect(resultOf('one')).toMatchObject({ state: 'passed' });
});

test('what the checks read is listed anew: a watch may have gone silent', async () => {
  const cluster = withPods();
  cluster.watch = (_query, _version, _onEvent, signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  cluster.put(pod('a'));
  const { phases, timers, check, resultOf } = phasesOf(cluster, onePod);
  await check({ one: 'passed' });
  cluster.remove(pod('a'));
  expect(await lookAgain(timers, phases, [], never)).toBeNull();
  expect(resultOf('one')?.state).toBe('passed');
  expect(await lookAgain(timers, phases, one, never)).toBeNull();
  expect(resultOf('one')?.state).toBe('failed');
});

test('nobody waits for longer than half a minute, and it is said what did not answer', async () => {
  const cluster = withPods();
  const { phases, timers, check } = phasesOf(cluster, onePod);
  await check({ one: 'failed' });
  silence(cluster);
  const looked = lookAgain(timers, phases, one, never);
  await timers.pass(30_000);
  expect(await looked).toEqual({
    message: "How things stand can't be looked at: Pod (v1) did not answer within 30 s.",
    remedy: 'See whether the cluster answers, and run the phase again: it goes on here.',
  });
});

test.each([
  ['a cluster that fails', 'server', "How things stand can't be looked at: Pod (v1): It is server."],
  // The check itself says which right would allow it.
  ['a right that is missing', 'forbidden', undefined],
] as const)('%s', async (_, code, message) => {
  const cluster = withPods();
  const { phases, timers, check } = phasesOf(cluster, onePod);
  await check({ one: 'failed' });
  cluster.fail('list', failure(code), { times: 9 });
  expect((await lookAgain(timers, phases, one, never))?.message).toBe(message);
});

test('it ends with the reason of its signal', async () => {
  const { phases, timers } = phasesOf(withPods(), onePod);
  const stop = new AbortController();
  const looked = lookAgain(timers, phases, one, stop.signal);
  stop.abort(new Error('Enough.'));
  await expect(looked).rejects.toThrow('Enough.');
});
