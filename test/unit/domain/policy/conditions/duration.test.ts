import { expect, test } from 'vitest';
import { asDurations, compareDurations, difference } from '../../../../../src/domain/policy/conditions/duration.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';

const second = 1_000_000_000n;

test.each<[Data, Data, bigint, bigint]>([
  ['1h', '60m', 3600n * second, 3600n * second],
  ['1h', 60n, 3600n * second, 60n * second],
  [60n, '1m', 60n * second, 60n * second],
  [1.9, '1s', second, second],
  ['0s', 0n, 0n, 0n],
  ['1s', 2n ** 62n, second, BigInt.asIntN(64, 2n ** 62n * second)],
])('%o and %o are durations', (key, value, left, right) => {
  expect(asDurations(key, value)).toEqual({ key: left, value: right });
});

test.each<[Data, Data]>([
  [1n, 2n],
  ['a', 'b'],
  ['0', '0'],
  ['0', 1n],
  ['1h', '0'],
  ['1h', true],
  [null, '1h'],
  ['1h', 'a'],
])('%o and %o are none', (key, value) => {
  expect(asDurations(key, value)).toBeNull();
});

test('The difference is in seconds', () => {
  expect(difference({ key: 3n * second, value: second / 2n })).toBe(2.5);
  expect(difference({ key: -second, value: second })).toBe(-2);
});

test.each<[string, Data, Data, boolean]>([
  ['DurationGreaterThan', '2h', '1h', true],
  ['DurationGreaterThan', '1h', '2h', false],
  ['DurationGreaterThan', 7200n, '1h', true],
  ['DurationGreaterThanOrEquals', '0', 0n, true],
  ['DurationLessThan', '1ns', '2ns', true],
  ['DurationLessThan', 1.9, 1n, false],
  ['DurationLessThanOrEquals', '1h', 'a', false],
  ['DurationLessThanOrEquals', 'a', '1h', false],
  ['DurationLessThanOrEquals', '1h', true, false],
  ['DurationLessThanOrEquals', null, '1h', false],
  ['durationlessthan', '1h', '2h', false],
])('%s: %o, %o: %j', (operator, key, value, expected) => {
  expect(compareDurations(operator, key, value)).toBe(expected);
});
