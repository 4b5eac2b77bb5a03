import { expect, test } from 'vitest';
import { Purse } from '../../../../src/domain/cel/evaluate/budget.ts';
import { Exhausted, Meter, withinSteps } from '../../../../src/domain/policy/meter.ts';

test('Steps can be taken until there are none left', () => {
  const meter = new Meter(3);
  meter.take(2);
  meter.take(1);
  expect(() => meter.take(1)).toThrow(Exhausted);
});

test('Without a number there are enough for a real policy', () => {
  const meter = new Meter();
  expect(() => meter.take(1_000_000)).not.toThrow();
});

test('What was worked out, or what stands for it', () => {
  expect(
    withinSteps(
      () => 1,
      () => 2,
    ),
  ).toBe(1);
  expect(
    withinSteps(
      () => {
        new Meter(0).take(1);
        return 1;
      },
      () => 2,
    ),
  ).toBe(2);
});

test('Other errors go on', () => {
  const wrong = new Error('other');
  expect(() =>
    withinSteps(
      () => {
        throw wrong;
      },
      () => 2,
    ),
  ).toThrow(wrong);
});

test('What goes deeper than anybody does is exhausted, and comes back up', () => {
  const meter = new Meter();
  const down = (left: number): number => (left === 0 ? 0 : 1 + meter.deeper(() => down(left - 1)));
  expect(down(100)).toBe(100);
  expect(() => down(101)).toThrow(Exhausted);
  expect(down(100)).toBe(100);
});

test.each([
  [
    'steps',
    (meter: Meter) =>
      withinSteps(
        () => meter.take(21_000),
        () => undefined,
      ),
  ],
  ['those of CEL', (meter: Meter) => new Purse(meter.funds).work(11_000)],
  ['room', (meter: Meter) => new Purse(meter.funds).grow(101_000)],
])('A small meter has a part of everything, and may be spent by %s', (_, take) => {
  const small = Meter.partOf(0.01);
  take(small);
  const usual = new Meter();
  take(usual);
  expect([small.isSpent, usual.isSpent]).toEqual([true, false]);
});
