import { expect, test } from 'vitest';
import { parseFloat64 } from '../../../../../src/domain/jmespath/library/number.ts';

test.each([
  ['1', 1],
  ['-1.5e3', -1500],
  ['.5', 0.5],
  ['5.', 5],
  ['0x1p4', 16],
  ['-0x1.8p1', -3],
  ['inf', Infinity],
  ['-Infinity', -Infinity],
  ['1e400', null],
  ['', null],
  [' 1', null],
  ['1_000', null],
  ['0x10', null],
  ['1abc', null],
])('%s', (text, number) => {
  expect(parseFloat64(text)).toBe(number);
});
