import { expect, test } from 'vitest';
import { nodeTimers } from '../../../../src/node/kubernetes/timers.ts';

test('Time passes by itself, and waiting ends when nobody wants it', async () => {
  const order: string[] = [];
  const cancel = nodeTimers.after(0, () => order.push('never'));
  cancel();
  await new Promise<void>((resolve) => nodeTimers.after(1, resolve));
  await nodeTimers.wait(1, new AbortController().signal);
  expect(order).toEqual([]);
  const stop = new AbortController();
  const waiting = nodeTimers.wait(60_000, stop.signal);
  stop.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
});
