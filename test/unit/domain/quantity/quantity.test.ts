import { expect, test } from 'vitest';
import { isInt64, parseQuantity } from '../../../../src/domain/quantity/quantity.ts';

const wrongFormat = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const wrongNumber = 'unable to parse numeric part of quantity';
const wrongSuffix = "unable to parse quantity's suffix";

test.each([
  ['0', 0n, 0, 'decimalSI', false],
  ['1500m', 1500n, 3, 'decimalSI', false],
  ['-1.5', -15n, 1, 'decimalSI', false],
  ['+5k', 5n, -3, 'decimalSI', false],
  ['1e3', 1n, -3, 'decimalExponent', false],
  ['1E', 1n, -18, 'decimalSI', false],
  ['1e-2', 1n, 2, 'decimalExponent', false],
  ['2Gi', 2_147_483_648n, 0, 'binarySI', false],
  ['1.5Gi', 1_610_612_736_000_000_000n, 9, 'binarySI', true],
  ['0.5Ki', 512_000_000_000n, 9, 'binarySI', true],
  ['0.0001Ki', 102_400_000n, 9, 'decimalSI', true],
  ['0.1n', 1n, 9, 'decimalSI', true],
  ['-0.1n', -1n, 9, 'decimalSI', true],
  ['16Ei', 2n ** 63n - 1n, 0, 'binarySI', true],
  ['1234567890123456789', 1_234_567_890_123_456_789_000_000_000n, 9, 'decimalSI', true],
  // Go takes these too: a suffix, a sign or a point alone is zero.
  ['m', 0n, 3, 'decimalSI', false],
  ['-', 0n, 0, 'decimalSI', false],
  ['.', 0n, 0, 'decimalSI', false],
  ['Ki', 0n, 0, 'binarySI', false],
  // Go keeps 32 bits of the exponent.
  ['1e4294967297', 1n, -1, 'decimalExponent', false],
] as const)('%s is %d × 10^-%d, %s', (text, unscaled, scale, format, isDecimal) =>
  expect(parseQuantity(text)).toEqual({ unscaled, scale, format, isDecimal }),
);

test.each([
  ['', wrongFormat],
  [' 1', wrongFormat],
  ['1 Gi', wrongFormat],
  ['1.2.3', wrongFormat],
  ['1GiB', wrongFormat],
  ['٣', wrongFormat],
  ['--1', wrongSuffix],
  ['1K', wrongSuffix],
  ['1e', wrongSuffix],
  ['5-3', wrongSuffix],
  ['1e99999999999999999999', wrongSuffix],
  ['Pi', wrongNumber],
])('"%s" is no quantity: %s', (text, message) => expect(parseQuantity(text)).toBe(message));

test('An exponent that nobody can write out is kept', () => {
  expect(parseQuantity('1234567890123456789e100000')).toMatchObject({ unscaled: 1_234_567_890_123_456_789n });
  expect(parseQuantity('1234567890123456789e-100000')).toMatchObject({ unscaled: 1n, scale: 9 });
});

test('64 bits end where they end, and one before', () => {
  expect(isInt64(2n ** 63n - 1n)).toBe(true);
  expect(isInt64(2n ** 63n)).toBe(false);
  expect(isInt64(-(2n ** 63n))).toBe(false);
});
