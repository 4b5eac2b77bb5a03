import { expect, test } from 'vitest';
import { firstKeys, laterKeys, wantedAnchors } from '../../../../../src/domain/policy/pattern/order.ts';

const pattern = { b: 'deep', a: 'x', 'X(a)': 1n, '=(a)': 1n, '(z)': 1n, '^(a)': 1n, '<(g)': 1n, '+(a)': 1n, c: 'deep' };

test('Anchors that decide first, by their text', () => {
  expect(firstKeys(pattern)).toEqual(['(z)', '=(a)', 'X(a)', '^(a)']);
});

test('Then what has anchors in it, from the last to the first, then the rest', () => {
  expect(laterKeys(pattern, (value) => value === 'deep')).toEqual(['c', 'b', '<(g)', '+(a)', 'a']);
});

test('As long as nothing is expanded the order is worked out once', () => {
  const asked: unknown[] = [];
  const keys = { a: 1n, b: 2n };
  const noted = (value: unknown): boolean => asked.push(value) < 0;
  expect(laterKeys(keys, noted, true)).toBe(laterKeys(keys, noted, true));
  expect(asked).toEqual([1n, 2n]);
  laterKeys(keys, noted);
  expect(asked).toEqual([1n, 2n, 1n, 2n]);
});

test('Anchors that have to be met somewhere', () => {
  expect(wantedAnchors(pattern)).toEqual([
    { written: '(z)', anchor: { kind: 'condition', key: 'z', sign: '' } },
    { written: '^(a)', anchor: { kind: 'existence', key: 'a', sign: '^' } },
  ]);
});
