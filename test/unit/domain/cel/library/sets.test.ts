import { describe, expect, test } from 'vitest';
import { sets } from '../../../../../src/domain/cel/library/sets.ts';
import { codeOf } from '../printed.ts';
import { checkRows } from './table.ts';

describe('lists as sets', () => {
  checkRows([
    ['sets.contains([1, 2, 3], [1, 3])', 'true'],
    ['sets.contains([1, 2], [1, 3])', 'false'],
    ['sets.contains([1], [])', 'true'],
    ['sets.contains([], [1])', 'false'],
    ['sets.contains([1.0], [1, 1u])', 'true'],
    ['sets.contains([[1]], [[1.0]])', 'true'],
    ['sets.equivalent([1, 2, 2], [2, 1])', 'true'],
    ['sets.equivalent([1], [1, 2])', 'false'],
    ['sets.equivalent([1, 2], [1])', 'false'],
    ['sets.equivalent([], [])', 'true'],
    ['sets.intersects([1, 2], [2, 3])', 'true'],
    ['sets.intersects([1], [2])', 'false'],
    ['sets.intersects([], [])', 'false'],
  ]);
});

test('Large sets are paid for', () => {
  const xs = Array.from({ length: 2000 }, (_, index) => index);
  expect(codeOf('sets.contains(xs, xs.reverse())', { xs })).toBe('budget');
  expect(sets.map(({ name }) => name)).toEqual(['sets.contains', 'sets.equivalent', 'sets.intersects']);
  expect(codeOf('sets.intersects(xs, xs.map(x, x + 5000))', { xs })).toBe('budget');
});
