import { expect, test } from 'vitest';
import { backoff } from '../../../../src/domain/kubernetes/backoff.ts';

test.each([
  [1, 1, 1000],
  [2, 1, 2000],
  [3, 1, 4000],
  [6, 1, 32_000],
  [7, 1, 60_000],
  [10_000, 1, 60_000],
  [3, 0.5, 2000],
  [3, 0, 0],
  [0, 1, 1000],
])('After %i failures and with chance %d it takes %i ms', (failures, chance, expected) => {
  expect(backoff(failures, chance)).toBe(expected);
});
