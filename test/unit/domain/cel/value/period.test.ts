import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from '../../../../../src/domain/cel/value/period.ts';
import { Trouble } from '../../../../../src/domain/cel/value/trouble.ts';

function again(text: string): string {
  const read = parseDuration(text);
  return read instanceof Trouble ? read.message : formatDuration(read);
}

describe('durations are read and written', () => {
  const cases: readonly (readonly [text: string, seconds: string])[] = [
    ['0', '0s'],
    ['1s', '1s'],
    ['+1s', '1s'],
    ['-1.5s', '-1.5s'],
    ['1h30m', '5400s'],
    ['1h0m0.25s', '3600.25s'],
    ['100ms', '0.1s'],
    ['1us', '0.000001s'],
    ['1µs', '0.000001s'],
    ['1μs', '0.000001s'],
    ['1ns', '0.000000001s'],
    ['-1ns', '-0.000000001s'],
    ['1.s', '1s'],
    ['.5s', '0.5s'],
    ['1.9ns', '0.000000001s'],
    ['0.0000000001s', '0s'],
    ['1.23456789012345678901s', '1.23456789s'],
    ['0.9999999999999999999s', '1s'],
    ['2562047h47m16.854775807s', '9223372036.854775807s'],
  ];
  test.each(cases)('%s', (text, seconds) => expect(again(text)).toBe(seconds));
});

describe('what is none', () => {
  test.each(['', '1', '1x', 's', '1s1', '1 s', '--1s', '1d', '.s', '1h-1m'])('%j', (text) => {
    expect(again(text)).toBe(
      `"${text}" is no duration, or is longer than 292 years; one looks like "1h30m" or "1.5s".`,
    );
  });

  test('too long', () => {
    expect(again('2562047h47m16.854775808s')).toMatch(/ longer than 292 years/);
  });
});
