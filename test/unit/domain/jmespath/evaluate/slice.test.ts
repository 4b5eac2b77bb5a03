import { expect, test } from 'vitest';
import { sliced } from '../../../../../src/domain/jmespath/evaluate/slice.ts';

const cases: readonly (readonly [number | null, number | null, number | null, string])[] = [
  [null, null, null, 'abcde'],
  [1, 3, null, 'bc'],
  [-2, null, null, 'de'],
  [null, -2, null, 'abc'],
  [10, null, null, ''],
  [-10, 2, null, 'ab'],
  [null, null, 2, 'ace'],
  [null, null, -1, 'edcba'],
  [3, 0, -1, 'dcb'],
  [10, -10, -2, 'eca'],
];

test.each(cases)('[%s:%s:%s]', (from, to, by, expected) => {
  expect(sliced(['a', 'b', 'c', 'd', 'e'], { from, to, by }).join('')).toBe(expected);
});
