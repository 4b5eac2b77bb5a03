import { expect, test } from 'vitest';
import { int64Of, parseInt64 } from '../../../../../src/domain/policy/pattern/whole.ts';

const [smallest, largest] = [-(2n ** 63n), 2n ** 63n - 1n];

test.each([
  [1.9, 1n],
  [-1.9, -1n],
  [0, 0n],
  [2 ** 53, 2n ** 53n],
  [2 ** 63, smallest],
  [-(2 ** 63), smallest],
  [Number.POSITIVE_INFINITY, smallest],
  [Number.NaN, smallest],
])('%d as int64', (number, whole) => {
  expect(int64Of(number)).toBe(whole);
});

test.each<[string, bigint | null]>([
  ['0', 0n],
  ['-0', 0n],
  ['12', 12n],
  ['+12', 12n],
  ['-12', -12n],
  ['000000000000000000000012', 12n],
  [String(largest), largest],
  [String(smallest), smallest],
  [String(largest + 1n), null],
  [String(smallest - 1n), null],
  ['99999999999999999999', null],
  ['', null],
  ['+', null],
  ['1.0', null],
  [' 1', null],
  ['0x1', null],
  ['1_0', null],
])('%j parses as %s', (text, whole) => {
  expect(parseInt64(text)).toBe(whole);
});
