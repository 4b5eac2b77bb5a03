import { describe, expect, test } from 'vitest';
import { Sleep } from '../../../src/live/sleep.ts';
import { ManualTimers } from '../../fakes/timers.ts';

const { signal } = new AbortController();

describe('sleep', () => {
  test('ends with its time', async () => {
    const timers = new ManualTimers();
    const sleeping = new Sleep(timers).until(5, signal);
    await timers.pass(5);
    await sleeping;
    expect(timers.pending).toEqual([]);
  });

  test.each([5, null])('of %s ms ends when somebody wakes', async (milliseconds) => {
    const timers = new ManualTimers();
    const sleep = new Sleep(timers);
    const sleeping = sleep.until(milliseconds, signal);
    sleep.wake();
    await sleeping;
    expect(timers.pending).toEqual([]);
  });

  test('does not begin for who was woken before, once', async () => {
    const timers = new ManualTimers();
    const sleep = new Sleep(timers);
    sleep.wake();
    await sleep.until(5, signal);
    const second = sleep.until(7, signal);
    expect(timers.pending).toEqual([7]);
    timers.advance(7);
    await second;
  });

  test('of no time is none', async () => {
    const timers = new ManualTimers();
    await new Sleep(timers).until(0, signal);
    expect(timers.pending).toEqual([]);
  });

  test.each([5, null])('of %s ms ends when nobody wants it', async (milliseconds) => {
    const timers = new ManualTimers();
    const stop = new AbortController();
    const sleeping = new Sleep(timers).until(milliseconds, stop.signal);
    stop.abort(new Error('gone'));
    await expect(sleeping).rejects.toThrow('gone');
    expect(timers.pending).toEqual([]);
  });
});
