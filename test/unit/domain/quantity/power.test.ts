import { expect, test } from 'vitest';
import { mostDigits, power } from '../../../../src/domain/quantity/power.ts';

test('Powers of ten are exact, up to the number of digits that may be', () => {
  expect(power(0)).toBe(1n);
  expect(power(20)).toBe(100_000_000_000_000_000_000n);
  expect(power(mostDigits)).not.toBeNull();
  expect(power(mostDigits + 1)).toBeNull();
});
