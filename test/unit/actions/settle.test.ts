import { expect, test } from 'vitest';
import { settle } from '../../../src/actions/settle.ts';
import { onePod, phasesOf, withPods } from '../live/phasesOf.ts';
import type { MemoryCluster } from '../../fakes/cluster.ts';

const never = new AbortController().signal;

/** A cluster that never answers. */
function silent(): MemoryCluster {
  const cluster = withPods();
  cluster.list = (_query, signal) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
  return cluster;
}

test('It ends when everything is judged', async () => {
  const { phases, timers, resultOf } = phasesOf(withPods(), onePod);
  expect(await settle(timers, phases, 1000, never)).toBe(true);
  expect(resultOf('one')?.state).toBe('failed');
});

test('It ends when its time is over, and not before', async () => {
  const { phases, timers } = phasesOf(silent(), onePod);
  let isOver = false;
  const settled = settle(timers, phases, 1000, never).finally(() => (isOver = true));
  timers.advance(999);
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  timers.advance(1);
  expect(await settled).toBe(false);
});

test('It ends with the reason of its signal', async () => {
  const { phases, timers } = phasesOf(silent(), onePod);
  const stop = new AbortController();
  const settled = settle(timers, phases, 1000, stop.signal);
  stop.abort(new Error('Enough.'));
  await expect(settled).rejects.toThrow('Enough.');
});
