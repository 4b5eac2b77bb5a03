import { describe, expect, test } from 'vitest';
import {
  civilOf,
  daysFromCivil,
  durationOf,
  floorDivided,
  nanosPerSecond,
  timestampOf,
} from '../../../../../src/domain/cel/value/time.ts';
import { Trouble } from '../../../../../src/domain/cel/value/trouble.ts';

const day = 86_400n * nanosPerSecond;

describe('days and dates', () => {
  const cases: readonly (readonly [year: number, month: number, day: number])[] = [
    [1970, 1, 1],
    [1969, 12, 31],
    [2000, 2, 29],
    [2000, 3, 1],
    [1900, 2, 28],
    [1900, 3, 1],
    [2024, 12, 31],
    [1, 1, 1],
    [9999, 12, 31],
    [2026, 11, 26],
  ];
  test.each(cases)('%i-%i-%i', (year, month, date) => {
    const days = daysFromCivil(BigInt(year), BigInt(month), BigInt(date));
    const moment = new Date(0);
    moment.setUTCFullYear(year, month - 1, date);
    expect(Number(days)).toBe(moment.getTime() / 86_400_000);
    const civil = civilOf(days * day + 3_723n * nanosPerSecond + 5n);
    expect(civil).toEqual({
      year: BigInt(year),
      month: BigInt(month),
      day: BigInt(date),
      hours: 1n,
      minutes: 2n,
      seconds: 3n,
      nanos: 5n,
      dayOfWeek: BigInt(moment.getUTCDay()),
      dayOfYear: days - daysFromCivil(BigInt(year), 1n, 1n),
    });
  });
});

test('A moment before 1970 has a time of day too', () => {
  expect(civilOf(-1n)).toMatchObject({
    year: 1969n,
    month: 12n,
    day: 31n,
    hours: 23n,
    minutes: 59n,
    seconds: 59n,
    nanos: 999_999_999n,
    dayOfYear: 364n,
  });
});

test('Division goes down', () => {
  expect([floorDivided(7n, 2n), floorDivided(-7n, 2n), floorDivided(-8n, 2n), floorDivided(0n, 2n)]).toEqual([
    3n,
    -4n,
    -4n,
    0n,
  ]);
});

test('Timestamps are of the years 1 to 9999', () => {
  const first = daysFromCivil(1n, 1n, 1n) * day;
  const end = daysFromCivil(10_000n, 1n, 1n) * day;
  expect([timestampOf(first), timestampOf(end - 1n)]).toEqual([
    { kind: 'timestamp', nanos: first },
    { kind: 'timestamp', nanos: end - 1n },
  ]);
  expect([timestampOf(first - 1n), timestampOf(end)].every((one) => one instanceof Trouble)).toBe(true);
});

test('Durations have 64 bits of nanoseconds', () => {
  expect(durationOf(2n ** 63n - 1n)).toEqual({ kind: 'duration', nanos: 2n ** 63n - 1n });
  expect(durationOf(-(2n ** 63n))).toEqual({ kind: 'duration', nanos: -(2n ** 63n) });
  expect([durationOf(2n ** 63n), durationOf(-(2n ** 63n) - 1n)].every((one) => one instanceof Trouble)).toBe(true);
});
