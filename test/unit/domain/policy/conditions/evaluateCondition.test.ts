import { expect, test } from 'vitest';
import { evaluateCondition } from '../../../../../src/domain/policy/conditions/evaluateCondition.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { Meter } from '../../../../../src/domain/policy/meter.ts';

test.each<[Data, string, Data, boolean]>([
  ['a', 'Equals', 'a', true],
  ['a', 'equal', 'b', false],
  ['a', 'NotEquals', 'b', true],
  ['a', 'NotEqual', 'a', false],
  [['a', 'x'], 'AnyIn', ['a'], true],
  [['a', 'x'], 'AllIn', ['a'], false],
  [['a', 'x'], 'AnyNotIn', ['a'], true],
  [['a', 'x'], 'AllNotIn', ['a'], false],
  ['a', 'In', ['a'], true],
  ['a', 'NotIn', ['a'], false],
  [['a'], 'NotIn', ['b'], true],
  [2n, 'GreaterThan', 1n, true],
  [2n, 'LessThanOrEquals', 1n, false],
  [2n, 'greaterThan', 1n, false],
  ['2h', 'DurationGreaterThan', '1h', true],
])('%o %s %o: %j', (key, operator, value, holds) => {
  expect(evaluateCondition({ key, operator, value })).toEqual({ kind: 'decided', holds });
});

test('Errors are worded as by Kyverno', () => {
  expect(evaluateCondition({ key: 'a', operator: 'Is', value: 'a' })).toEqual({
    kind: 'error',
    message: 'failed to create handler for condition operator: %!w(<nil>)',
  });
  expect(evaluateCondition({ key: [1n], operator: 'In', value: ['a'] })).toEqual({
    kind: 'error',
    message: 'interface conversion: interface {} is int64, not string',
  });
});

test('Without steps left nothing is known', () => {
  const condition = { key: ['a'], operator: 'AnyIn', value: ['b', 'c'] };
  expect(evaluateCondition(condition, new Meter(1))).toEqual({ kind: 'budget' });
  expect(evaluateCondition(condition, new Meter(0))).toEqual({ kind: 'budget' });
});
