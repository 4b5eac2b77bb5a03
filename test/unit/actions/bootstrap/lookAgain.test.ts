import { expect, test } from 'vitest';
import { lookAgain } from '../../../../src/actions/bootstrap/lookAgain.ts';
import type { MemoryCluster } from '../../../fakes/cluster.ts';
import { onePod, phasesOf, pod, withPods } from '../../live/phasesOf.ts';
import { never } from './house.ts';

test('what has failed is asked again, and judged', async () => {
  const cluster = withPods();
  const { phases, timers, resultOf } = phasesOf(cluster, onePod);
  cluster.put(pod('a'));
  await lookAgain(timers, phases, never);
  expect(resultOf('one')).toMatchObject({ state: 'passed' });
});

test('nobody waits for longer than half a minute', async () => {
  const cluster: MemoryCluster = withPods();
  cluster.list = (_query, signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  const { phases, timers, resultOf } = phasesOf(cluster, onePod);
  const looked = lookAgain(timers, phases, never);
  await timers.pass(30_000);
  await looked;
  expect(resultOf('one')?.state).not.toBe('passed');
});

test('it ends with the reason of its signal', async () => {
  const { phases, timers } = phasesOf(withPods(), onePod);
  const stop = new AbortController();
  const looked = lookAgain(timers, phases, stop.signal);
  stop.abort(new Error('Enough.'));
  await expect(looked).rejects.toThrow('Enough.');
});
