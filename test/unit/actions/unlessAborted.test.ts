import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { unlessAborted } from '../../../src/actions/unlessAborted.ts';

const enough = new Error('enough');

test('What the work comes to is what is waited for, and nothing listens any more', async () => {
  const { signal } = new AbortController();
  expect(await unlessAborted(Promise.resolve('made'), signal)).toBe('made');
  await expect(unlessAborted(Promise.reject(new Error('not made')), signal)).rejects.toThrow('not made');
  await expect.poll(() => getEventListeners(signal, 'abort')).toEqual([]);
});

test('The wait ends with the reason of the signal, whatever the work does later', async () => {
  for (const late of ['resolve', 'reject'] as const) {
    const work = Promise.withResolvers<string>();
    const stop = new AbortController();
    const waiting = unlessAborted(work.promise, stop.signal);
    stop.abort(enough);
    await expect(waiting).rejects.toBe(enough);
    // Nobody waits for this any more: it must not become a rejection that nobody handles.
    work[late]('late');
    await expect.poll(() => getEventListeners(stop.signal, 'abort')).toEqual([]);
  }
});

test('Where the signal has said so before, the work is not waited for', async () => {
  await expect(unlessAborted(Promise.withResolvers().promise, AbortSignal.abort(enough))).rejects.toBe(enough);
  await expect(unlessAborted(Promise.resolve('made'), AbortSignal.abort(enough))).rejects.toBe(enough);
});
