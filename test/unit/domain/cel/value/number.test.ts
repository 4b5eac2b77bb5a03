import { describe, expect, test } from 'vitest';
import {
  formatDouble,
  formatPlain,
  isInt,
  isUint,
  numberOf,
  withExponent,
} from '../../../../../src/domain/cel/value/number.ts';

describe('as Go writes them', () => {
  const cases: readonly (readonly [value: number, general: string, plain: string])[] = [
    [0, '0', '0'],
    [-0, '-0', '-0'],
    [1, '1', '1'],
    [-2.5, '-2.5', '-2.5'],
    [0.1, '0.1', '0.1'],
    [123.456, '123.456', '123.456'],
    [100_000, '100000', '100000'],
    [999_999, '999999', '999999'],
    [1e6, '1e+06', '1000000'],
    [1_234_567, '1.234567e+06', '1234567'],
    [1_234_567.5, '1.2345675e+06', '1234567.5'],
    [1e21, '1e+21', '1000000000000000000000'],
    [1e100, '1e+100', `1${'0'.repeat(100)}`],
    [0.0001, '0.0001', '0.0001'],
    [0.00012, '0.00012', '0.00012'],
    [0.00001, '1e-05', '0.00001'],
    [-1.5e-7, '-1.5e-07', '-0.00000015'],
  ];
  test.each(cases)('%f', (value, general, plain) =>
    expect([formatDouble(value), formatPlain(value)]).toEqual([general, plain]),
  );

  test('What is no number has a name', () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(formatDouble)).toEqual([
      'NaN',
      '+Inf',
      '-Inf',
    ]);
  });

  test('An exponent has two digits at least', () => {
    expect(['1e+6', '1e-7', '1.5e+12', '1e+100', '12'].map(withExponent)).toEqual([
      '1e+06',
      '1e-07',
      '1.5e+12',
      '1e+100',
      '12',
    ]);
  });
});

test('Integers have 64 bits', () => {
  const [leastInt, mostInt, mostUint] = [-9223372036854775808n, 9223372036854775807n, 18446744073709551615n];
  expect([leastInt, mostInt].map(isInt)).toEqual([true, true]);
  expect([leastInt - 1n, mostInt + 1n].map(isInt)).toEqual([false, false]);
  expect([0n, mostUint].map(isUint)).toEqual([true, true]);
  expect([-1n, mostUint + 1n].map(isUint)).toEqual([false, false]);
});

test('Only numbers have a number', () => {
  expect([numberOf(1n), numberOf(1.5), numberOf({ kind: 'uint', value: 2n })]).toEqual([1n, 1.5, 2n]);
  expect([numberOf('1'), numberOf(true), numberOf(null), numberOf({ kind: 'duration', nanos: 1n })]).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
});
