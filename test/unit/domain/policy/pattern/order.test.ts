import { expect, test } from 'vitest';
import { firstKeys, laterKeys } from '../../../../../src/domain/policy/pattern/order.ts';

const pattern = { b: 'deep', a: 'x', 'X(a)': 1n, '=(a)': 1n, '(z)': 1n, '^(a)': 1n, '<(g)': 1n, '+(a)': 1n, c: 'deep' };

test('Anchors that decide first, by their text', () => {
  expect(firstKeys(pattern)).toEqual(['(z)', '=(a)', 'X(a)', '^(a)']);
});

test('Then what has anchors in it, from the last to the first, then the rest', () => {
  expect(laterKeys(pattern, (value) => value === 'deep')).toEqual(['c', 'b', '<(g)', '+(a)', 'a']);
});
