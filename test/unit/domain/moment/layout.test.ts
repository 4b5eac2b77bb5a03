import { expect, test } from 'vitest';
import { nextChunk } from '../../../../src/domain/moment/layout.ts';

function elements(layout: string): readonly string[] {
  const found: string[] = [];
  for (let rest = layout; ;) {
    const chunk = nextChunk(rest);
    if (chunk === null) return rest === '' ? found : [...found, `"${rest}"`];
    if (chunk.prefix !== '') found.push(`"${chunk.prefix}"`);
    found.push(`${chunk.element} ${chunk.text}`);
    rest = chunk.rest;
  }
}

test.each([
  [
    '2006-01-02T15:04:05Z07:00',
    [
      'longYear 2006',
      '"-"',
      'monthNumber 01',
      '"-"',
      'day 02',
      '"T"',
      'hour 15',
      '":"',
      'minute 04',
      '":"',
      'second 05',
      'zone Z07:00',
    ],
  ],
  [
    'Monday Mon January Jan',
    ['longWeekday Monday', '" "', 'weekday Mon', '" "', 'longMonth January', '" "', 'month Jan'],
  ],
  ['Janus Month', ['"Janus Month"']],
  ['_2 __2 002 _2006', ['day _2', '" "', 'dayOfYear __2', '" "', 'dayOfYear 002', '" _"', 'longYear 2006']],
  ['03PM 3pm', ['hour12 03', 'PM PM', '" "', 'hour12 3', 'pm pm']],
  ['-070000-07:00:00-0700-07:00-07', ['zone -070000', 'zone -07:00:00', 'zone -0700', 'zone -07:00', 'zone -07']],
  ['MST06', ['zoneName MST', 'year 06']],
  ['5.000 5,999 .001', ['second 5', 'fraction .000', '" "', 'second 5', 'fraction ,999', '" .0"', 'monthNumber 01']],
  ['', []],
])('%s', (layout, found) => expect(elements(layout)).toEqual(found));
