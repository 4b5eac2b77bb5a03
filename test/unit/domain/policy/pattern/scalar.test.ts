import { expect, test } from 'vitest';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { Exhausted, Meter } from '../../../../../src/domain/policy/meter.ts';
import { matchesScalar } from '../../../../../src/domain/policy/pattern/scalar.ts';

test.each<[string, Data, readonly Data[], readonly Data[]]>([
  ['null takes what is nothing', null, [null, '', 0n, 0, false], ['a', 1n, 0.5, true, [], {}]],
  ['a boolean takes only itself', true, [true], ['true', 1n, false, null]],
  ['an int takes numbers and texts of it', 5n, [5n, 5, '5', '+5', '005'], [6n, 5.5, '5.0', ' 5', 'a', null, true]],
  ['a float takes numbers and texts of it', 5, [5n, 5, '5', '5.0', '5e0'], [6, 5.5, 'a', null, true]],
  ['a float with a fraction takes no int', 5.5, [5.5, '5.5'], [5n, 6n]],
  ['a map takes any map', { a: 1n }, [{}, { b: 1n }], [null, 'a', []]],
  ['a list takes nothing', [], [], [[], null, 'a']],
  ['a text takes what is like it', 'a*', ['a', 'ab', 'a*'], ['b', null, 1n, [], {}]],
  ['alternatives', 'a | b|c', ['a', 'b', 'c', 'a | b|c'], ['d', 'a ']],
  ['what must all hold', '>1 & <5 | 9', ['2', 2n, 4.5, '9'], ['1', '5', '10']],
  ['a range', '1-5', [1n, '5', 3.5, '1-5'], [0n, 6n, 'a']],
  ['what is outside of a range', '1!-5', [0n, '6'], [1n, 5n, 3n, 'a']],
  ['nothing but spaces is no term', ' | a', ['', 'a'], ['b']],
  ['a tab stays', '\ta', ['a'], ['\ta ', 'b']],
])('%s', (_name, pattern, fits, others) => {
  expect(fits.filter((value) => !matchesScalar(value, pattern))).toEqual([]);
  expect(others.filter((value) => matchesScalar(value, pattern))).toEqual([]);
});

test('Every term is a step', () => {
  const meter = new Meter(3);
  expect(matchesScalar('x', 'a|b|c', meter)).toBe(false);
  expect(() => matchesScalar('x', 'a', meter)).toThrow(Exhausted);
});
