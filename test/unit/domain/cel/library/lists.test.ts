import { describe, expect, test } from 'vitest';
import type { Meter } from '../../../../../src/domain/cel/library/function.ts';
import { lists, sorted } from '../../../../../src/domain/cel/library/lists.ts';
import { blameOf, codeOf } from '../printed.ts';
import { checkRows } from './table.ts';
import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';

describe('functions on lists', () => {
  checkRows([
    ['[1, 2, 3, 4].slice(1, 3)', '[2, 3]'],
    ['[1, 2].slice(0, 2)', '[1, 2]'],
    ['[1, 2].slice(1, 1)', '[]'],
    ['[1, 2].slice(2, 1)', 'range: A slice from 2 to 1 is outside of a list of 2.'],
    ['[1, 2].slice(0, 3)', 'range: A slice from 0 to 3 is outside of a list of 2.'],
    ['[1, 2].slice(-1, 1)', 'range: A slice from -1 to 1 is outside of a list of 2.'],
    ['[1, [2, [3]]].flatten()', '[1, 2, [3]]'],
    ['[1, [2, [3]]].flatten(0)', '[1, [2, [3]]]'],
    ['[1, [2, [3]]].flatten(2)', '[1, 2, 3]'],
    ['[1].flatten(-1)', 'argument: flatten wants a depth of 0 or more.'],
    ['[1, 2, 1, 1.0, "1", "1", true, true, 1u].distinct()', '[1, 2, "1", true]'],
    ['[[1], [1.0], {"a": 1}, {"a": 1}].distinct()', '[[1], {"a": 1}]'],
    ['[1, 2, 3].reverse()', '[3, 2, 1]'],
    ['[3, 1, 2, 1].sort()', '[1, 1, 2, 3]'],
    ['["b", "a"].sort()', '["a", "b"]'],
    ['[].sort()', '[]'],
    ['[true, false].sort()', '[false, true]'],
    ['[duration("2s"), duration("1s")].sort()', '[1s, 2s]'],
    ['[1, "a"].sort()', 'overload: "sort" takes no int and string.'],
    ['[1, 1.5].sort()', 'overload: "sort" takes no int and double.'],
    ['[[1], [2]].sort()', 'overload: "sort" takes no list and list.'],
    ['[1, 2].first()', 'some(1)'],
    ['[1, 2].last()', 'some(2)'],
    ['[].first()', 'none'],
    ['[].last()', 'none'],
    ['lists.range(3)', '[0, 1, 2]'],
    ['lists.range(0)', '[]'],
    ['lists.range(0)', '[]'],
    ['lists.range(-1)', 'argument: A list has 0 elements or more, not -1.'],
  ]);
});

test('Elements keep where they come from', () => {
  const data = { xs: ['b', 'a', 'b'] };
  expect(blameOf('xs.sort()[0]', data)).toEqual(['xs[1]']);
  expect(blameOf('xs.reverse()[0]', data)).toEqual(['xs[2]']);
  expect(blameOf('xs.distinct()[1]', data)).toEqual(['xs[1]']);
  expect(blameOf('xs.slice(1, 3)[1]', data)).toEqual(['xs[2]']);
  expect(blameOf('xs.last().value()', data)).toEqual(['xs[2]']);
});

test('Lists that grow without end are stopped', () => {
  expect(codeOf('lists.range(10000000)')).toBe('budget');
  expect(codeOf('lists.range(9223372036854775807)')).toBe('budget');
  expect(codeOf('lists.range(3000).map(x, [x]).distinct()')).toBe('budget');
  const doubled = `cel.bind(a, [1], ${Array.from({ length: 40 }, () => 'cel.bind(a, a + a, ').join('')}a${')'.repeat(41)}`;
  expect(codeOf(doubled)).toBe('budget');
  expect(codeOf(doubled.replaceAll('a + a', '[a, a]').replace(/a(?=\)+$)/, 'a.flatten(100)'))).toBe('budget');
});

test('What is sorted keeps its order where keys are the same', () => {
  const meter: Meter = {
    work: () => undefined,
    once: () => undefined,
    grow: () => undefined,
    externals: nothingOutside,
    growBy: () => undefined,
  };
  const items = ['b', 'c', 'a'].map((data) => ({ data, from: null }));
  const keys = [1n, 0n, 1n].map((data) => ({ data, from: null }));
  const made = sorted(items, keys, 'sortBy', meter);
  expect(
    typeof made === 'object' && made !== null && 'at' in made ? [made.at(0), made.at(1), made.at(2)] : made,
  ).toEqual([items[1], items[0], items[2]]);
  expect(lists.length).toBeGreaterThan(7);
});
