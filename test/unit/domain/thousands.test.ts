import { expect, test } from 'vitest';
import { thousands } from '../../../src/domain/thousands.ts';

test.each([0, 7, 999, 1000, 12_345, 100_000, 1_000_000, 9_007_199_254_740_991])(
  '%i is written as in English',
  (count) => {
    expect(thousands(count)).toBe(count.toLocaleString('en'));
  },
);
