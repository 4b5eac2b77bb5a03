import { expect, test } from 'vitest';
import type { Data } from '../../../../src/domain/policy/data.ts';
import { goExponent, goFixed, goText, goType } from '../../../../src/domain/policy/goText.ts';

test.each<[Data, string, string]>([
  [null, '<nil>', '<nil>'],
  ['a b', 'a b', 'string'],
  [true, 'true', 'bool'],
  [1_000_000n, '1000000', 'int64'],
  [1_000_000, '1e+06', 'float64'],
  [1.5, '1.5', 'float64'],
  [['a', 1n, null], '[a 1 <nil>]', '[]interface {}'],
  [{ b: 'x', a: [] }, 'map[a:[] b:x]', 'map[string]interface {}'],
])('%o prints as %s, its type as %s', (value, text, type) => {
  expect(goText(value)).toBe(text);
  expect(goType(value)).toBe(type);
});

test.each([
  [0, '0.000000'],
  [1.5, '1.500000'],
  [-1.25, '-1.250000'],
  [0.1, '0.100000'],
  [0.0078125, '0.007812'],
  [0.0234375, '0.023438'],
  [-0.0078125, '-0.007812'],
  [0.000_000_5, '0.000000'],
  [0.000_001_5, '0.000002'],
  [0.000_000_51, '0.000001'],
  [1e21, '1000000000000000000000.000000'],
  [Number.POSITIVE_INFINITY, '+Inf'],
])('%f with six digits: %s', (number, text) => {
  expect(goFixed(number)).toBe(text);
});

test.each([
  [1, '1E+00'],
  [1.5, '1.5E+00'],
  [8080, '8.08E+03'],
  [-0.001, '-1E-03'],
  [1e100, '1E+100'],
  [0, '0E+00'],
  [-0, '-0E+00'],
  [Number.NaN, 'NaN'],
])('%f with an exponent: %s', (number, text) => {
  expect(goExponent(number)).toBe(text);
});
