import { expect, test } from 'vitest';
import { goNumber, goText } from '../../../../../src/domain/jmespath/library/goText.ts';
import { written } from '../../../../../src/domain/jmespath/value.ts';

test.each([
  [0, '0'],
  [-0, '-0'],
  [1.25, '1.25'],
  [999_999, '999999'],
  [1_000_000, '1e+06'],
  [-1_500_000, '-1.5e+06'],
  [0.0001, '0.0001'],
  [0.000_012, '1.2e-05'],
  [1e100, '1e+100'],
  [Number.POSITIVE_INFINITY, '+Inf'],
  [Number.NaN, 'NaN'],
])('%d', (number, text) => {
  expect(goNumber(number)).toBe(text);
});

test('Nested values without quotes, keys sorted', () => {
  expect(goText(written({ b: [1, 'x', null], a: { c: true } }).data)).toBe('map[a:map[c:true] b:[1 x <nil>]]');
});
