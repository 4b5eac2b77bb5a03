import { expect, test } from 'vitest';
import { isEither, isMember } from '../../../../../src/domain/policy/conditions/membership.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { Exhausted, Meter } from '../../../../../src/domain/policy/meter.ts';

/** The letters of the operators that hold: any in, all in, any not in, all not in. */
function check(key: Data, value: Data): string {
  const kinds = [
    ['anyIn', 'i'],
    ['allIn', 'I'],
    ['anyNotIn', 'n'],
    ['allNotIn', 'N'],
  ] as const;
  return kinds
    .filter(([kind]) => isMember(kind, key, value))
    .map(([, letter]) => letter)
    .join('');
}

test.each<[Data, Data, string]>([
  ['a', ['a', 'b'], 'iI'],
  ['c', ['a', 'b'], 'nN'],
  ['ab', ['a*'], 'iI'],
  ['a*', ['ab'], 'iI'],
  ['a', 'a', 'iI'],
  ['a', 'b', 'nN'],
  ['ab', 'a*', 'iI'],
  ['a*', 'ab', 'nN'],
  ['3', '1-5', 'iI'],
  ['6', '1-5', 'nN'],
  ['a', '["a"]', 'iI'],
  ['c', '["a"]', 'nN'],
  ['ab', '["a*"]', 'nN'],
  ['6', '5', ''],
  ['5', '5', 'iI'],
  ['a', '{}', ''],
  ['a', 1n, ''],
  ['a', null, ''],
  ['a', {}, ''],
  [1n, ['1'], 'iI'],
  [1_000_000, [1_000_000n], 'nN'],
  [true, ['true'], 'iI'],
  ['<nil>', [null], 'iI'],
  [null, [null], ''],
  [{}, [{}], ''],
])('%o and %o: %s', (key, value, expected) => {
  expect(check(key, value)).toBe(expected);
});

test.each<[readonly Data[], Data, string]>([
  [['a', 'b'], ['a', 'b', 'c'], 'iI'],
  [['a', 'x'], ['a', 'b'], 'in'],
  [['x', 'y'], ['a', 'b'], 'nN'],
  [[], ['a'], 'IN'],
  [['ab', 'x*'], ['a*', 'xy'], 'iI'],
  [['a'], 'a', 'iI'],
  [['1-5'], '1-5', 'iI'],
  [['1', '6'], '1-5', 'in'],
  [['1', '2'], '1-5', 'iI'],
  [['6', '7'], '1-5', 'nN'],
  [[], '1-5', 'IN'],
  [['-6'], '-5-5', 'nN'],
  [['1'], '-5-5', 'iIn'],
  [['a', 'x'], '["a","b"]', 'in'],
  [['a'], '["a*"]', 'iI'],
  [['a', 'x'], 'a', 'in'],
  [['ab'], 'a*', 'iI'],
  [['a'], '{}', ''],
  [[1n], 1n, 'i'],
  [[1n, 2n], 1n, 'in'],
  [[2n], 1n, 'n'],
  [['true'], true, 'i'],
  [['a'], null, ''],
  [['a'], {}, ''],
])('Of %o and %o: %s', (key, value, expected) => {
  expect(check(key, value)).toBe(expected);
});

test('Either may be the pattern, and comparing takes steps', () => {
  expect([isEither('a*', 'ab', undefined), isEither('ab', 'a*', undefined), isEither('a', 'b', undefined)]).toEqual([
    true,
    true,
    false,
  ]);
  expect(() => isMember('anyIn', ['x', 'y'], ['a', 'b'], new Meter(3))).toThrow(Exhausted);
});
