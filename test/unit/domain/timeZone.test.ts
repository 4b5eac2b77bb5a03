import { expect, test } from 'vitest';
import { timeZoneProblem } from '../../../src/domain/timeZone.ts';

test.each(['Etc/UTC', 'UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'US/Eastern', 'Etc/GMT+5'])(
  '%s is a time zone',
  (name) => expect(timeZoneProblem(name)).toBeNull(),
);

test.each([
  ['Europe/Berln', 'did you mean "Europe/Berlin"?'],
  ['europe/berlin', 'did you mean "Europe/Berlin"?'],
  ['+01:00', 'it wants a name like Europe/Berlin.'],
  ['', 'it wants a name like Europe/Berlin.'],
  ['Somewhere/Else', 'it wants a name like Europe/Berlin.'],
  ['../etc/passwd', 'it wants a name like Europe/Berlin.'],
  ['x'.repeat(100_000), 'it wants a name like Europe/Berlin.'],
])('%.20s: %s', (name, problem) => expect(timeZoneProblem(name)).toBe(problem));
