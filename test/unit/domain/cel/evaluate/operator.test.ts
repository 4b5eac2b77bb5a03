import { describe, expect, test } from 'vitest';
import { evaluateBinary, evaluateUnary } from '../../../../../src/domain/cel/evaluate/operator.ts';
import { blameOf, outcomeOf } from '../printed.ts';
import { checkRows } from '../library/table.ts';

describe('equality, membership, negation', () => {
  checkRows([
    ['1 == 1', 'true'],
    ['1 != 1', 'false'],
    ['dyn(1) == dyn("1")', 'false'],
    ['dyn(1) != dyn("1")', 'true'],
    ['[1, {"a": 2}] == [1.0, {"a": 2u}]', 'true'],
    ['dyn(null) == dyn(0)', 'false'],
    ['1 in [1, 2]', 'true'],
    ['1.0 in [1, 2]', 'true'],
    ['3 in [1, 2]', 'false'],
    ['[1] in [[1]]', 'true'],
    ['"a" in {"a": 1}', 'true'],
    ['"b" in {"a": 1}', 'false'],
    ['1u in {1: 1}', 'true'],
    ['dyn([1]) in {"a": 1}', 'false'],
    ['"a" in dyn("abc")', 'overload: "in" takes no string and string.'],
    ['"a" in dyn(null)', 'overload: "in" takes no string and null_type.'],
    ['!true', 'false'],
    ['!dyn(1)', 'overload: "!" takes no int.'],
    ['1 / 0 == 1', 'range: "/" by zero has no result.'],
    ['1 == 1 / 0', 'range: "/" by zero has no result.'],
    ['!(1 / 0 == 1)', 'range: "/" by zero has no result.'],
  ]);
});

describe('what is compared is to blame', () => {
  const data = { a: 1, b: 2, xs: [1, 2], one: [1], m: { k: 1 }, t: true };
  const cases: readonly (readonly [text: string, ...places: readonly string[]])[] = [
    ['a == b', 'a', 'b'],
    ['a == 1', 'a'],
    ['a < b', 'a', 'b'],
    ['a + b', 'a', 'b'],
    ['-a', 'a'],
    ['!t', 't'],
    ['b in xs', 'b', 'xs[1]'],
    ['2 in xs', 'xs[1]'],
    ['5 in xs', 'xs'],
    ['5 in one', 'one[0]'],
    ['"k" in m', 'm.k'],
    ['"z" in m', 'm.z?'],
    ['1 in m', 'm'],
    ['a + "x"', 'a'],
    ['a / 0', 'a'],
    ['!a', 'a'],
    ['a in t', 't'],
  ];
  test.each(cases)('%s', (text, ...places) => expect(blameOf(text, data)).toEqual(places));
});

test('A failure is at the operation that fails', () => {
  const outcome = outcomeOf('1 + 2 * (3 / 0)');
  expect(outcome.ok ? null : [outcome.failure.start, outcome.failure.end]).toEqual([9, 14]);
  expect([evaluateUnary.length, evaluateBinary.length]).toEqual([3, 3]);
});
