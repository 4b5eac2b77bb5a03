import { describe, expect, test } from 'vitest';
import { rounding } from '../../../../../../src/domain/cel/library/kyverno/math.ts';
import { kyverno } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('rounding to digits', () => {
  checkPolicies(kyverno, [
    ['math.round(1.2345, 2)', '1.23'],
    ['math.round(-1.005, 2)', '-1.0'],
    ['math.round(12345.0, -2)', '12300.0'],
    ['math.round(1.5)', '2.0'],
    ["math.round(1.5, 'a')", "type ['a'] round wants int here; this is string."],
    ['math.round(1, 2)', 'type [1] round wants double here; this is int.'],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    rounding.every(({ name, method }) => (method ? kyverno.functions.methods : kyverno.functions.globals).has(name)),
  ).toBe(true);
});
