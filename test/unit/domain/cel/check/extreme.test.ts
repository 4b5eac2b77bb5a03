import { describe, expect, test } from 'vitest';
import { checkExtreme } from '../../../../../src/domain/cel/check/extreme.ts';
import { checkPolicies } from '../library/policies.ts';
import { problemsOf } from '../printed.ts';
import { kyverno } from '../said.ts';

describe('what the macros of numbers look at', () => {
  checkPolicies(
    kyverno,
    [
      ['math.greatest(1, 2.5)', '2.5'],
      ['math.greatest(1, 2, 3)', '3'],
      ['math.least(1, 2, 3.0)', 'type [3.0] math.least wants more than two of one type.'],
      ['math.greatest([1, object.a])', 'type [object.a] All of a literal are of one type, here int; this is dyn.'],
      ['math.greatest([])', 'type [[]] math.greatest wants numbers, or one list of numbers.'],
      ["math.greatest('a')", "type ['a'] math.greatest wants numbers, or one list of numbers."],
      ["math.greatest([1, 'a'])", "type [[1, 'a']] math.greatest wants numbers, or one list of numbers."],
      ['math.greatest(1, [2])', 'type [[2]] math.greatest wants numbers, or one list of numbers.'],
      ['math.greatest(object.list)', '3'],
      ['math.least(object.a, 1)', '1'],
    ],
    { object: { a: 2, list: [1, 3] } },
  );
});

test('They are a matter of environments of Kubernetes', () => {
  expect(problemsOf('math.least(1, 2, 3.0)')).toEqual([]);
  expect(checkExtreme.length).toBe(3);
});
