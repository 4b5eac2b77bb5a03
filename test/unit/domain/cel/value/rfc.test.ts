import { describe, expect, test } from 'vitest';
import { formatTimestamp, parseTimestamp } from '../../../../../src/domain/cel/value/rfc.ts';
import { Trouble } from '../../../../../src/domain/cel/value/trouble.ts';

function again(text: string): string {
  const read = parseTimestamp(text);
  return read instanceof Trouble ? read.message : formatTimestamp(read);
}

describe('timestamps are read and written', () => {
  const cases: readonly (readonly [text: string, utc: string])[] = [
    ['2026-11-26T06:05:04Z', '2026-11-26T06:05:04Z'],
    ['2026-11-26T06:05:04.5Z', '2026-11-26T06:05:04.5Z'],
    ['2026-11-26T06:05:04.000000001Z', '2026-11-26T06:05:04.000000001Z'],
    ['2026-11-26T06:05:04.1234567899Z', '2026-11-26T06:05:04.123456789Z'],
    ['2026-11-26T06:05:04.120Z', '2026-11-26T06:05:04.12Z'],
    ['2026-11-26T06:05:04,25Z', '2026-11-26T06:05:04.25Z'],
    ['2026-11-26T06:05:04+02:30', '2026-11-26T06:05:04+02:30'],
    ['2026-11-26T23:05:04-02:00', '2026-11-26T23:05:04-02:00'],
    ['1969-12-31T23:59:59.5Z', '1969-12-31T23:59:59.5Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['9999-12-31T23:59:59.999999999Z', '9999-12-31T23:59:59.999999999Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
    ['2024-12-31T23:59:59Z', '2024-12-31T23:59:59Z'],
  ];
  test.each(cases)('%s', (text, utc) => expect(again(text)).toBe(utc));
});

describe('what is none', () => {
  const texts = [
    '',
    '2026-11-26',
    '2026-11-26 06:05:04Z',
    '2026-11-26T06:05:04',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-12-32T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T00:00:60Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00+00:60',
    'x2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00Zx',
  ];
  test.each(texts)('%j', (text) => {
    expect(again(text)).toBe(`"${text}" is no timestamp; one looks like "2026-01-31T12:00:00Z".`);
  });

  test.each(['0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00'])('%s is outside', (text) => {
    expect(again(text)).toBe('The timestamp is outside the years 1 to 9999.');
  });
});
