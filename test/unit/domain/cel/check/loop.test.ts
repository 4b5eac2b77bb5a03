import { describe, expect, test } from 'vitest';
import { checkLoop, partsOf } from '../../../../../src/domain/cel/check/loop.ts';
import * as types from '../../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';
import { problemsOf } from '../printed.ts';

const { bool, dyn, int, listOf, mapOf, objectOf, string } = types;
const known: Readonly<Record<string, Type>> = {
  xs: listOf(int),
  words: listOf(string),
  m: mapOf(string, int),
  o: objectOf('o', { a: int }),
  any: dyn,
  s: string,
};

describe('what a loop gives', () => {
  const cases: readonly (readonly [text: string, type: Type])[] = [
    ['xs.all(x, x > 1)', bool],
    ['xs.exists(x, x > 1)', bool],
    ['xs.exists_one(x, x > 1)', bool],
    ['xs.all(i, x, i < x)', bool],
    ['words.all(i, w, i < 3 && w != "")', bool],
    ['xs.filter(x, x > 1)', listOf(int)],
    ['xs.map(x, string(x))', listOf(string)],
    ['xs.map(x, x > 1, string(x))', listOf(string)],
    ['words.sortBy(w, size(w))', listOf(string)],
    ['any.sortBy(w, w)', listOf(string)],
    ['words.transformList(i, w, i)', listOf(int)],
    ['words.transformList(i, w, i > 0, w)', listOf(string)],
    ['words.transformMap(i, w, w)', mapOf(int, string)],
    ['m.transformMap(k, v, k)', mapOf(string, string)],
    ['words.transformMapEntry(i, w, {w: i})', mapOf(string, int)],
    ['words.transformMapEntry(i, w, any)', mapOf(string, int)],
    ['m.all(k, k != "")', bool],
    ['m.all(k, v, k != "" && v > 1)', bool],
    ['m.filter(k, k != "")', listOf(string)],
    ['m.map(k, k)', listOf(string)],
    ['o.all(k, v, k != "" && v)', bool],
    ['o.map(k, k)', listOf(string)],
    ['any.filter(x, x.y).map(x, x.z)', listOf(int)],
    ['any.map(x, 1)', listOf(int)],
  ];
  test.each(cases)('%s', (text, type) => {
    expect(problemsOf(text, known, type)).toEqual([]);
    const other = type.kind === 'bool' ? string : bool;
    expect(problemsOf(text, known, other)).toHaveLength(text.startsWith('any.sortBy') || text.endsWith('any)') ? 0 : 1);
  });
});

describe('what is wrong in a loop', () => {
  const cases: readonly (readonly [text: string, ...problems: readonly string[]])[] = [
    ['s.all(x, true)', 'type [s] all wants a list or a map; this is string.'],
    ['m.sortBy(x, x)', 'type [m] sortBy wants a list; this is map(string, int).'],
    ['s.sortBy(x, x)', 'type [s] sortBy wants a list; this is string.'],
    ['xs.all(x, x)', 'type [x] all wants bool; this is int.'],
    ['xs.filter(x, "a")', 'type ["a"] filter wants bool; this is string.'],
    ['xs.map(x, x, x)', 'type [x] map wants bool; this is int.'],
    ['words.all(w, w > 1)', 'type [>] ">" does not take string and int.'],
    ['words.all(i, w, i == w)', 'type [i == w] "==" wants two of one type; these are int and string.'],
    ['m.all(k, k > 1)', 'type [>] ">" does not take string and int.'],
    ['words.transformMapEntry(i, w, w)', 'type [w] transformMapEntry wants a map; this is string.'],
    ['xs.all(x, y > 1)', 'unknown-name [y] Unknown name "y"; known are x, xs, words, m, o, any, s.'],
    ['xs.all(x, true) && x > 1', 'unknown-name [x] Unknown name "x"; known are xs, words, m, o, any, s.'],
    [
      'xs.all(x, x.filter(y, y))',
      'type [x] filter wants a list or a map; this is int.',
      'type [x.filter(y, y)] all wants bool; this is list.',
    ],
  ];
  test.each(cases)('%s', (text, ...problems) => expect(problemsOf(text, known)).toEqual(problems));
});

test('It is asked by the checker alone', () => expect(checkLoop.length).toBe(3));

test('Only what has elements has parts', () => {
  expect(partsOf(listOf(string))).toEqual({ key: int, value: string, each: string });
  expect(partsOf(mapOf(string, int))).toEqual({ key: string, value: int, each: string });
  expect(partsOf(int)).toBeNull();
});
