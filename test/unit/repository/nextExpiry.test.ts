import { expect, test } from 'vitest';
import { NextExpiry } from '../../../src/repository/nextExpiry.ts';
import { ManualTimers } from '../../fakes/timers.ts';

const [second, hour] = [1000, 60 * 60 * 1000];

/** Somebody who waits at midnight for moments after it, in milliseconds. */
function waiting(...after: readonly number[]): {
  timers: ManualTimers;
  told: () => number;
  again: NextExpiry['await'];
} {
  const timers = new ManualTimers();
  const start = timers.now().getTime();
  let told = 0;
  const expiry = new NextExpiry(
    () => timers.now().getTime(),
    (milliseconds, call) => timers.after(milliseconds, call),
    () => (told += 1),
  );
  const again = (moments: readonly number[]): void => expiry.await(moments.map((one) => start + one));
  again(after);
  return { timers, told: () => told, again };
}

test('One timer waits for what comes first and has not been', () => {
  const { timers, told } = waiting(5 * second, 2 * second, -second);
  expect(timers.pending).toEqual([2001]);
  timers.advance(2000);
  expect(told()).toBe(0);
  timers.advance(1);
  expect([told(), timers.pending]).toEqual([1, []]);
});

test('Nobody waits for what is long gone, or for nothing', () => {
  expect([waiting(-1).timers.pending, waiting().timers.pending]).toEqual([[], []]);
});

test('What is waited for anew is not waited for as before', () => {
  const { timers, told, again } = waiting(second);
  again([]);
  expect(timers.pending).toEqual([]);
  again([3 * second]);
  timers.advance(2 * second);
  expect(told()).toBe(0);
});

test('A long time is looked at again and again, since a machine may sleep', () => {
  const { timers, told } = waiting(2 * hour + second);
  expect(timers.pending).toEqual([hour]);
  timers.advance(2 * hour);
  expect([told(), timers.pending]).toEqual([0, [1001]]);
  timers.advance(2 * second);
  expect(told()).toBe(1);
});

test('Nothing expires where the time is not known', () => {
  const timers = new ManualTimers();
  const expiry = new NextExpiry(
    () => null,
    (milliseconds, call) => timers.after(milliseconds, call),
    () => undefined,
  );
  expiry.await([1]);
  expect(timers.pending).toEqual([]);
});
