import { expect, test } from 'vitest';
import { compareQuantities, signOf } from '../../../../src/domain/quantity/compare.ts';
import { quantityOf } from './read.ts';

test.each([
  ['1', '1', 0],
  ['1Ki', '1024', 0],
  ['1Ki', '1k', 1],
  ['999m', '1', -1],
  ['-1', '1', -1],
  ['-2', '-1', -1],
  ['-1', '-2', 1],
  ['-1.0', '-1000m', 0],
  ['0', '-1', 1],
  ['0', '0Gi', 0],
  ['1e999999999', '1e999999998', 1],
  ['1e-999999999', '1n', 0],
  ['12', '9', 1],
])('%s and %s: %d', (a, b, order) => expect(compareQuantities(quantityOf(a), quantityOf(b))).toBe(order));

test.each([
  ['0', 0],
  ['-1m', -1],
  ['1n', 1],
])('The sign of %s is %d', (text, sign) => expect(signOf(quantityOf(text))).toBe(sign));
