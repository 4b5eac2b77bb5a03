import { expect, test } from 'vitest';
import { goDurationText, parseGoDuration } from '../../../src/domain/goDuration.ts';

test.each([
  ['0', 0n],
  ['-0', 0n],
  ['1h30m', 5_400_000_000_000n],
  ['-1.5s', -1_500_000_000n],
  ['.5ms', 500_000n],
  ['1.s', 1_000_000_000n],
  ['1us1µs1μs', 3000n],
  ['0.3333333333333333333h', 1_200_000_000_000n],
  ['1.9ns', 1n],
  ['-9223372036854775808ns', -9_223_372_036_854_775_808n],
  ['2562047h47m16.854775807s', 9_223_372_036_854_775_807n],
])('%s are %d ns', (text, nanos) => expect(parseGoDuration(text)).toBe(nanos));

test.each([
  ['', 'time: invalid duration ""'],
  ['-', 'time: invalid duration "-"'],
  ['3', 'time: missing unit in duration "3"'],
  ['.s', 'time: invalid duration ".s"'],
  ['1d', 'time: unknown unit "d" in duration "1d"'],
  ['1é', String.raw`time: unknown unit "\xc3\xa9" in duration "1\xc3\xa9"`],
  ['1h ', String.raw`time: unknown unit "h " in duration "1h "`],
  ['9223372036854775808ns', 'time: invalid duration "9223372036854775808ns"'],
  ['99999999999999999999h', 'time: invalid duration "99999999999999999999h"'],
  ['2562048h', 'time: invalid duration "2562048h"'],
])('"%s" is none: %s', (text, message) => expect(parseGoDuration(text)).toBe(message));

test.each([
  [0n, '0s'],
  [1n, '1ns'],
  [1100n, '1.1µs'],
  [-2_200_000n, '-2.2ms'],
  [3_300_000_000n, '3.3s'],
  [60_000_000_000n, '1m0s'],
  [3_661_000_000_001n, '1h1m1.000000001s'],
  [-9_223_372_036_854_775_808n, '-2562047h47m16.854775808s'],
])('%d ns are %s', (nanos, text) => expect(goDurationText(nanos)).toBe(text));
