import { expect, test } from 'vitest';
import { differs, equals } from '../../../../../src/domain/policy/conditions/equal.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { Exhausted, Meter } from '../../../../../src/domain/policy/meter.ts';

test.each<[string, Data, readonly Data[], readonly Data[]]>([
  ['a boolean', true, [true], [false, 'true', 1n, null]],
  ['an int', 5n, [5n, 5, '5'], [6n, 5.5, '5.0', 'a', null, true, [5n]]],
  ['a float', 5, [5n, 5, '5', '5.0'], [6, 5.5, 'a', null, true]],
  ['a float with a fraction', 5.5, [5.5, '5.5'], [5n, 6n]],
  ['a text', 'abc', ['abc', 'a*', '?bc'], ['b*', 'ABC', 1n, null, true, [], {}]],
  ['a duration', '1h', ['1h', '60m', 3600n, 3600], ['2h', 60n, 'a', true]],
  ['a quantity', '1Ki', ['1024', '1Ki'], ['1k', 'x', '1*', '', 1024n]],
  ['what is no duration beside one', 'a', ['a'], ['1h']],
  ['zero is no duration', '0', ['0', '0.0'], ['0s', 0n]],
  ['an empty text', '', ['', '*'], ['a', '0']],
  ['a list', ['a', 1n], [['a', 1n]], [['a'], ['a', 1], [1n, 'a'], 'a', {}, null]],
  [
    'a map',
    { a: [1n], b: null },
    [{ b: null, a: [1n] }],
    [{ a: [1n] }, { a: [1n], c: null }, { a: [2n], b: null }, [], null],
  ],
  ['an empty map', {}, [{}], [{ a: 1n }, [], null]],
  ['a map without what all have', { a: 1n }, [{ a: 1n }], [{ constructor: 1n }]],
])('%s', (_name, key, same, others) => {
  expect(same.filter((value) => !equals(key, value))).toEqual([]);
  expect(others.filter((value) => equals(key, value))).toEqual([]);
  expect(same.filter((value) => differs(key, value))).toEqual([]);
  expect(others.filter((value) => !differs(key, value))).toEqual([]);
});

test.each<[Data]>([[null], ['a'], [1n], [[]]])('Null neither equals %o nor differs from it', (value) => {
  expect(equals(null, value)).toBe(false);
  expect(differs(null, value)).toBe(false);
});

test('Large values take steps', () => {
  const list = Array.from({ length: 100 }, () => 'x');
  expect(() => equals(list, list, new Meter(50))).toThrow(Exhausted);
});
