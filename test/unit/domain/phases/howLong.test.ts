import { expect, test } from 'vitest';
import { millisecondsOf } from '../../../../src/domain/phases/howLong.ts';

test.each([
  ['90s', 90_000],
  ['3m', 180_000],
  ['1h', 3_600_000],
  ['0s', null],
  ['3', null],
  ['3m ', null],
  ['1d', null],
  ['99999999h', null],
  ['', null],
])('%j is %j ms', (text, milliseconds) => {
  expect(millisecondsOf(text)).toBe(milliseconds);
});
