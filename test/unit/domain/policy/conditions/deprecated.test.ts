import { expect, test } from 'vitest';
import { isInSet } from '../../../../../src/domain/policy/conditions/deprecated.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { Exhausted, Meter } from '../../../../../src/domain/policy/meter.ts';

test.each<[Data, Data, boolean, boolean]>([
  ['a', ['a', 'b'], true, false],
  ['c', ['a'], false, true],
  ['ab', ['a*'], true, false],
  ['ab', 'a*', true, false],
  ['a', '["a"]', true, false],
  ['c', '["a"]', false, true],
  ['c', 'a', false, false],
  ['c', '[1]', false, false],
  ['a', 1n, false, false],
  [1n, ['1'], true, false],
  [null, ['a'], false, false],
  [{}, ['a'], false, false],
  [['a', 'b'], ['a', 'b', 'c'], true, false],
  [['a', 'x'], ['a', 'b'], false, true],
  [['ab'], ['a*'], false, true],
  [[], ['a'], true, false],
  [['a'], 'a', true, true],
  [['a', 'b'], 'a', false, false],
  [['a'], '["a"]', true, false],
  [['a'], ['a', 1n], false, false],
  [['a'], 1n, false, false],
])('%o in %o: %j, not in: %j', (key, value, isIn, isNotIn) => {
  expect(isInSet(false, key, value)).toBe(isIn);
  expect(isInSet(true, key, value)).toBe(isNotIn);
});

test.each<[Data, string]>([
  [1n, 'int64'],
  [1.5, 'float64'],
  [null, 'nil'],
  [[], '[]interface {}'],
])('A list with %o is what Kyverno breaks down with', (item, type) => {
  expect(isInSet(false, ['a', item], ['a'])).toBe(`interface conversion: interface {} is ${type}, not string`);
});

test('Large sets take steps', () => {
  expect(() => isInSet(false, ['a', 'b'], ['a', 'b'], new Meter(3))).toThrow(Exhausted);
});
