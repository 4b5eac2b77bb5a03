import { expect, test } from 'vitest';
import { compareNumerically } from '../../../../../src/domain/policy/conditions/numeric.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';

/** Below the other one, equal to it, above it, or not to be compared. */
function check(key: Data, value: Data): string {
  const [less, notMore, notLess, more] = ['LessThan', 'LessThanOrEquals', 'GreaterThanOrEquals', 'GreaterThan'].map(
    (operator) => compareNumerically(operator, key, value),
  );
  if (less === true && notMore === true && notLess === false && more === false) return '<';
  if (less === false && notMore === true && notLess === true && more === false) return '=';
  if (less === false && notMore === false && notLess === true && more === true) return '>';
  return [less, notMore, notLess, more].includes(true) ? 'odd' : 'none';
}

test.each<[Data, string, Data]>([
  [1n, '<', 2n],
  [2n, '>', 1.5],
  [1.5, '=', 1.5],
  [1, '=', 1n],
  [1n, '<', '2'],
  [1n, '=', '1.0'],
  [60n, '=', '1m'],
  [61, '>', '1m'],
  [1n, 'none', 'a'],
  [1n, 'none', '1.2.3'],
  [1n, 'none', null],
  [1n, 'none', true],
  ['1h', '>', '59m'],
  ['1h', '<', 3601n],
  ['1h', 'none', true],
  ['1Gi', '>', '1G'],
  ['500m', '=', '0.5'],
  ['1Gi', 'none', 1n],
  ['10', '>', '9'],
  ['10', '>', 9n],
  ['1.5', '<', 2n],
  ['10', 'none', 'a'],
  ['inf', '=', 'inf'],
  ['inf', '>', '1'],
  ['nan', 'none', '1'],
  ['1.2.3', '<', '1.10.0'],
  ['1.2.3', '>', '1.2.3-rc.1'],
  ['1.2.3', '=', '1.2.3+build'],
  ['1.2.3', 'none', '1.2'],
  ['1.2.3', 'none', 1n],
  ['v1.2.3', 'none', 'v1.2.2'],
  ['a', 'none', 1n],
  [null, 'none', 1n],
  [true, 'none', 1n],
  [[], 'none', 1n],
])('%o is %s %o', (key, expected, value) => {
  expect(check(key, value)).toBe(expected);
});
