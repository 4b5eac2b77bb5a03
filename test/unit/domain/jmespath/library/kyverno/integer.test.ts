import { expect, test } from 'vitest';
import { int64, wholeNumber } from '../../../../../../src/domain/jmespath/library/kyverno/integer.ts';

test.each([
  [1.9, 1n],
  [-1.9, -1n],
  [Number.NaN, -(2n ** 63n)],
  [Infinity, -(2n ** 63n)],
  [1e30, -(2n ** 63n)],
  [-(2 ** 63), -(2n ** 63n)],
])('%d becomes %d', (number, whole) => expect(int64(number)).toBe(whole));

test.each([
  [3, 3n],
  [1.5, 'expected an integer number but got: 1.5'],
  [Infinity, 'expected an integer number but got: +Inf'],
  [1e30, 'number is outside the range of integer numbers: 1e+30'],
])('%d is the whole number %s', (number, whole) => expect(wholeNumber(number)).toBe(whole));
