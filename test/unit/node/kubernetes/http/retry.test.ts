import { expect, test } from 'vitest';
import type { FailureCode } from '../../../../../src/domain/kubernetes/failure.ts';
import { failed } from '../../../../../src/node/kubernetes/failed.ts';
import { persistently } from '../../../../../src/node/kubernetes/http/retry.ts';
import { ManualTimers } from '../../../../fakes/timers.ts';
import { never } from '../opened.ts';

const world = () => ({ timers: new ManualTimers(), chance: () => 1 });

/** How often something is tried that fails in this way so many times. */
async function tries(code: FailureCode, times: number, pauses: readonly number[]) {
  let count = 0;
  const patience = world();
  const trying = persistently(
    async () => {
      if (++count <= times) throw failed(code, 'no');
      return 'yes';
    },
    patience,
    never,
  ).catch((error: Error) => error.message);
  for (const pause of pauses) await patience.timers.pass(pause);
  return { end: await trying, count };
}

test.each<[FailureCode, number, readonly number[], object]>([
  ['reset', 1, [1000], { end: 'yes', count: 2 }],
  ['throttled', 2, [1000, 2000], { end: 'yes', count: 3 }],
  ['server', 3, [1000, 2000, 4000], { end: 'yes', count: 4 }],
  ['server', 4, [1000, 2000, 4000], { end: 'no', count: 4 }],
  ['unreachable', 1, [], { end: 'no', count: 1 }],
  ['timeout', 1, [], { end: 'no', count: 1 }],
  ['forbidden', 1, [], { end: 'no', count: 1 }],
])('What fails with %s %i times is tried after %j', async (code, times, pauses, expected) => {
  expect(await tries(code, times, pauses)).toEqual(expected);
});

test('A bug is not tried again', async () => {
  await expect(persistently(() => Promise.reject(new TypeError('bug')), world(), never)).rejects.toThrow('bug');
});

test('Waiting ends when nobody wants the answer', async () => {
  const patience = world();
  const stop = new AbortController();
  const trying = persistently(() => Promise.reject(failed('server', 'no')), patience, stop.signal);
  await patience.timers.waiting(1000);
  stop.abort(new Error('gone'));
  await expect(trying).rejects.toThrow('gone');
});
