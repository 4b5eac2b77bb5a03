import { expect, test } from 'vitest';
import { between, moved, rfc3339Text, truncated, utc } from '../../../../src/domain/moment/moment.ts';

const second = 1_000_000_000n;
const moment = { nanos: 1_609_600_645_500_000_000n, offset: -25_200 };

test('A moment is written in its zone, without what is below a second', () => {
  expect(rfc3339Text(moment)).toBe('2021-01-02T08:17:25-07:00');
  expect(rfc3339Text(utc(moment))).toBe('2021-01-02T15:17:25Z');
  expect(rfc3339Text({ nanos: 0n, offset: 5430 })).toBe('1970-01-01T01:30:30+01:30');
  expect(rfc3339Text({ nanos: -(2n ** 66n), offset: 0 })).toBe('-0369-10-14T01:41:45Z');
});

test('It is moved, and cut to multiples since the year 1', () => {
  expect(rfc3339Text(moved(moment, 3600n * second))).toBe('2021-01-02T09:17:25-07:00');
  expect(rfc3339Text(truncated(moment, 3600n * second))).toBe('2021-01-02T08:00:00-07:00');
  expect(rfc3339Text(truncated(moment, 7n * 86_400n * second))).toBe('2020-12-27T17:00:00-07:00');
  expect(truncated(moment, 0n)).toEqual(moment);
  expect(truncated({ nanos: -1n, offset: 0 }, second).nanos).toBe(-second);
});

test('From one to the other is as far as 64 bits go', () => {
  expect(between(moment, { nanos: 0n, offset: 0 })).toBe(moment.nanos);
  expect(between({ nanos: 2n ** 64n, offset: 0 }, { nanos: 0n, offset: 0 })).toBe(2n ** 63n - 1n);
  expect(between({ nanos: 0n, offset: 0 }, { nanos: 2n ** 64n, offset: 0 })).toBe(-(2n ** 63n));
});
