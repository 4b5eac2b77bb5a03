import { expect, test } from 'vitest';
import { nextAfter, parseSchedule } from '../../../../src/domain/argocd/schedule.ts';

/** When a schedule comes round after a Thursday, as github.com/robfig/cron/v3 reckons it; null for no schedule. */
function next(text: string, after = '2026-11-26T12:00:00.000Z'): string | null {
  const schedule = parseSchedule(text);
  if (schedule === null) return null;
  const time = nextAfter(schedule, Date.parse(after));
  return time === null ? 'never' : new Date(time).toISOString().slice(0, 16);
}

test.each([
  ['* * * * *', '2026-11-26T12:01'],
  ['*/15 * * * *', '2026-11-26T12:15'],
  ['0 12 * * *', '2026-11-27T12:00'],
  ['0 22 * * *', '2026-11-26T22:00'],
  ['59 23 31 12 *', '2026-12-31T23:59'],
  ['30 9-17/4 * * *', '2026-11-26T13:30'],
  ['5/20 3 * * *', '2026-11-27T03:05'],
  ['0 0 1 jan *', '2027-01-01T00:00'],
  ['0 0 * JAN-mar Mon-FRI', '2027-01-01T00:00'],
  ['0 0 * * sun', '2026-11-29T00:00'],
  ['0 0 13 * 5', '2026-11-27T00:00'],
  ['0 0 13 * */1', '2026-12-13T00:00'],
  ['0 0 13 * */2', '2026-11-28T00:00'],
  ['0 0 */1 * 5', '2026-11-27T00:00'],
  ['0 0 ? * ?', '2026-11-27T00:00'],
  ['0 0 29 2 *', '2028-02-29T00:00'],
  ['0 0 31 2 *', 'never'],
  [', * * * *', 'never'],
  ['  0   3 * *\t* ', '2026-11-27T03:00'],
])('%j comes round at %s', (schedule, time) => expect(next(schedule)).toBe(time));

test.each([
  '',
  '* * * *',
  '* * * * * *',
  '60 * * * *',
  '0 24 * * *',
  '0 0 0 * *',
  '0 0 * 13 *',
  '0 0 * * 7',
  '5-1 * * * *',
  'a * * * *',
  '1- * * * *',
  '1-2-3 * * * *',
  '*/0 * * * *',
  '*/x * * * *',
  '*/1/2 * * * *',
  '-1 * * * *',
  '@daily',
  '0 0 * * sonntag',
  `${'1,'.repeat(600)}1 * * * *`,
])('%j is no schedule', (text) => expect(parseSchedule(text)).toBeNull());

test('It comes round after a time, not at it, and seconds count', () => {
  expect(next('0 12 * * *', '2026-11-26T11:59:59.999Z')).toBe('2026-11-26T12:00');
  expect(next('0 12 * * *', '2026-11-26T12:00:00.001Z')).toBe('2026-11-27T12:00');
});

test('Times before 1970 and times that are none', () => {
  expect(next('0 3 * * *', '1960-01-01T04:00:00.000Z')).toBe('1960-01-02T03:00');
  const schedule = parseSchedule('* * * * *');
  expect([NaN, Infinity, 9e15].map((time) => schedule && nextAfter(schedule, time))).toEqual([null, null, null]);
});
