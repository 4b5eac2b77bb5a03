import { describe, expect, test } from 'vitest';
import { comparison } from '../../../../../src/domain/cel/library/comparison.ts';
import { checkRows } from './table.ts';

describe('order', () => {
  checkRows([
    ['1 < 2', 'true'],
    ['2 < 2', 'false'],
    ['2 <= 2', 'true'],
    ['3 <= 2', 'false'],
    ['3 > 2', 'true'],
    ['2 > 2', 'false'],
    ['2 >= 2', 'true'],
    ['1 >= 2', 'false'],
    ['1 < 1.5', 'true'],
    ['1u > 0.5', 'true'],
    ['-1 < 1u', 'true'],
    ['1.0 <= 1u', 'true'],
    ['"a" < "b"', 'true'],
    ['false < true', 'true'],
    ['b"a" <= b"a"', 'true'],
    ['duration("1m") < duration("61s")', 'true'],
    ['timestamp("2026-01-01T00:00:00Z") >= timestamp("2026-01-01T01:00:00+01:00")', 'true'],
    ['0.0 / 0.0 < 1.0', 'false'],
    ['0.0 / 0.0 >= 1.0', 'false'],
    ['dyn("a") < dyn(1)', 'overload: "<" takes no string and int.'],
    ['dyn([1]) < dyn([2])', 'overload: "<" takes no list and list.'],
    ['dyn(null) >= dyn(null)', 'overload: ">=" takes no null_type and null_type.'],
    ['dyn(true) > dyn(1)', 'overload: ">" takes no bool and int.'],
  ]);
});

test('Each of the four signs compares the same pairs', () => {
  const counts = ['<', '<=', '>', '>='].map((sign) => comparison.filter(({ name }) => name === sign).length);
  expect(counts).toEqual([14, 14, 14, 14]);
});
