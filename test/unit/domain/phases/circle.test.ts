import { describe, expect, test } from 'vitest';
import { circlesIn } from '../../../../src/domain/phases/circle.ts';

const needs = (graph: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly string[]> =>
  new Map(Object.entries(graph));

describe('a circle', () => {
  const find = circlesIn(
    needs({
      a: ['b', 'x'],
      b: ['c', 'b2'],
      b2: ['c'],
      c: ['a'],
      x: [],
      before: ['a'],
      self: ['self'],
      toString: ['valueOf'],
      valueOf: ['toString'],
    }),
  );

  test.each([
    ['a', 'b', 'b c a'],
    ['c', 'a', 'a b c'],
    ['b', 'b2', 'b2 c a b'],
    ['self', 'self', 'self'],
    ['toString', 'valueOf', 'valueOf toString'],
  ])('of %s goes by %s: %s', (from, required, way) => expect(find(from, required)?.join(' ')).toBe(way));

  test.each([
    ['a', 'x'],
    ['before', 'a'],
    ['x', 'nobody'],
    ['nobody', 'a'],
  ])('does not go from %s by %s', (from, required) => expect(find(from, required)).toBeNull());
});

test('A long line without a circle is put aside at once', () => {
  const line = Array.from({ length: 50_000 }, (_, index) => [String(index), [String(index + 1)]] as const);
  const find = circlesIn(new Map(line));
  expect(line.filter(([from, [required]]) => find(from, required) !== null)).toEqual([]);
});

test('Names that stand twice do not count twice', () => {
  expect(circlesIn(needs({ a: ['b', 'b'], b: ['c', 'c'], c: [] }))('a', 'b')).toBeNull();
  expect(circlesIn(needs({ a: ['b', 'b'], b: ['a', 'a'] }))('a', 'b')).toEqual(['b', 'a']);
});
