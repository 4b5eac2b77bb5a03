import { expect, test } from 'vitest';
import {
  deprecatedOperators,
  kindOf,
  operators,
  ordered,
} from '../../../../../src/domain/policy/conditions/operator.ts';

test('Every operator is found, whatever its case', () => {
  const names = [...operators];
  expect(names).toHaveLength(18);
  expect(names.filter(([name, kind]) => kindOf(name.toUpperCase()) !== kind)).toEqual([]);
  expect(kindOf('Foo')).toBeNull();
  expect(kindOf('')).toBeNull();
});

test('What is deprecated is an operator, and what is to be written instead is none of them', () => {
  expect([...deprecatedOperators.keys()].filter((name) => !operators.has(name))).toEqual([]);
  const instead = [...deprecatedOperators.values()].flat();
  expect(instead.filter((name) => !operators.has(name) || deprecatedOperators.has(name))).toEqual([]);
  expect(deprecatedOperators.get('NotIn')).toEqual(['AllNotIn', 'AnyNotIn']);
});

test.each([
  ['GreaterThan', [false, false, true]],
  ['GreaterThanOrEquals', [false, true, true]],
  ['LessThan', [true, false, false]],
  ['LessThanOrEquals', [true, true, false]],
  ['DurationGreaterThan', [false, false, true]],
  ['DurationLessThanOrEquals', [true, true, false]],
  ['greaterthan', [false, false, false]],
  ['Equals', [false, false, false]],
])('%s of less, equal and more', (operator, expected) => {
  expect([-1, 0, 1].map((difference) => ordered(operator, difference))).toEqual(expected);
});
