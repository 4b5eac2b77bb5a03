import { describe, expect, test } from 'vitest';
import { evaluateBind, evaluateOptionalMap } from '../../../../../src/domain/cel/evaluate/bind.ts';
import { blameOf } from '../printed.ts';
import { checkRows } from '../library/table.ts';

describe('names for values', () => {
  checkRows([
    ['cel.bind(x, 2, x * x)', '4'],
    ['cel.bind(x, 1, cel.bind(y, x + 1, x + y))', '3'],
    ['cel.bind(x, 1, cel.bind(x, x + 1, x))', '2'],
    ['cel.bind(x, 1 / 0, true)', 'true'],
    ['cel.bind(x, 1 / 0, x)', 'range: "/" by zero has no result.'],
    ['cel.bind(x, 1, y)', 'unknown: Nothing is known of "y".'],
    ['optional.of(2).optMap(x, x * x)', 'some(4)'],
    ['optional.none().optMap(x, x * x)', 'none'],
    ['optional.of(2).optMap(x, 1 / 0)', 'range: "/" by zero has no result.'],
    ['optional.of(2).optMap(x, optional.of(x))', 'some(some(2))'],
    ['optional.of(2).optFlatMap(x, optional.of(x))', 'some(2)'],
    ['optional.of(2).optFlatMap(x, optional.none())', 'none'],
    ['optional.none().optFlatMap(x, optional.of(x))', 'none'],
    ['optional.of(2).optFlatMap(x, dyn(x))', 'overload: "optFlatMap" takes no int.'],
    ['dyn(2).optMap(x, x)', 'overload: "optMap" takes no int.'],
    ['dyn(null).optMap(x, x)', 'overload: "optMap" takes no null_type.'],
    ['y.optMap(x, x)', 'unknown: Nothing is known of "y".'],
  ]);
});

test('They stem from what they name', () => {
  const data = { a: { b: 1 } };
  expect(blameOf('cel.bind(x, a.b, x)', data)).toEqual(['a.b']);
  expect(blameOf('a.?b.optMap(x, 5).value()', data)).toEqual([]);
  expect(blameOf('a.?b.optMap(x, 5).hasValue()', data)).toEqual(['a.b']);
  expect(blameOf('a.?c.optMap(x, x).hasValue()', data)).toEqual(['a.c?']);
  expect([evaluateBind.length, evaluateOptionalMap.length]).toEqual([3, 3]);
});
