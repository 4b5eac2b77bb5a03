import { expect, test } from 'vitest';
import { momentOf } from '../../../../src/domain/moment/date.ts';
import type { Parts } from '../../../../src/domain/moment/date.ts';
import { rfc3339Text } from '../../../../src/domain/moment/moment.ts';

const cases: readonly (readonly [Parts, string])[] = [
  [{}, '0000-01-01T00:00:00Z'],
  [{ year: 2024, month: 2, day: 29, hour: 1, minute: 2, second: 3 }, '2024-02-29T01:02:03Z'],
  [{ year: 2023, month: 2, day: 29 }, 'day out of range'],
  [{ year: 1900, month: 2, day: 29 }, 'day out of range'],
  [{ year: 2000, month: 2, day: 29 }, '2000-02-29T00:00:00Z'],
  [{ month: 4, day: 31 }, 'day out of range'],
  [{ day: 0 }, 'day out of range'],
  [{ hour: 3, isAfterNoon: true }, '0000-01-01T15:00:00Z'],
  [{ hour: 12, isAfterNoon: true }, '0000-01-01T12:00:00Z'],
  [{ hour: 12, isBeforeNoon: true }, '0000-01-01T00:00:00Z'],
  [{ year: 2024, dayOfYear: 60 }, '2024-02-29T00:00:00Z'],
  [{ year: 2023, dayOfYear: 60 }, '2023-03-01T00:00:00Z'],
  [{ year: 2024, dayOfYear: 366 }, '2024-12-31T00:00:00Z'],
  [{ year: 2023, dayOfYear: 366 }, 'day-of-year out of range'],
  [{ dayOfYear: 0 }, 'day-of-year out of range'],
  [{ dayOfYear: 32, month: 1 }, 'day-of-year does not match month'],
  [{ dayOfYear: 32, month: 2, day: 2 }, 'day-of-year does not match day'],
  [{ year: 2021, hour: 1, offset: 3600 }, '2021-01-01T01:00:00+01:00'],
  [{ year: 2021, zone: 'UTC', offset: 3600 }, '2021-01-01T00:00:00Z'],
  [{ year: 2021, zone: 'CET' }, '2021-01-01T00:00:00Z'],
  [{ year: 2021, zone: 'GMT+3' }, '2021-01-01T03:00:00+03:00'],
];

test.each(cases)('%j is %s', (parts, wanted) => {
  const moment = momentOf(parts);
  expect(typeof moment === 'string' ? moment : rfc3339Text(moment)).toBe(wanted);
});

test('What is below a second is kept', () => {
  expect(momentOf({ year: 1970, nanos: 5 })).toEqual({ nanos: 5n, offset: 0 });
});
