import { expect, test } from 'vitest';
import { compareTexts } from '../../../../../src/domain/jmespath/library/order.ts';

test.each([
  ['a', 'b', -1],
  ['b', 'a', 1],
  ['a', 'a', 0],
  ['a', 'ab', -1],
  ['\uFFFD', '😀', -1],
  ['😀a', '😀b', -1],
  ['', '', 0],
])('%j and %j: %d', (a, b, order) => expect(compareTexts(a, b)).toBe(order));
