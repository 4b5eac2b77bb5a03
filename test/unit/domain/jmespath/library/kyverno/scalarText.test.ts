import { expect, test } from 'vitest';
import { scalarText } from '../../../../../../src/domain/jmespath/library/kyverno/scalarText.ts';
import { written } from '../../../../../../src/domain/jmespath/value.ts';

test.each([
  ['a', 'a'],
  [true, 'true'],
  [null, null],
  [[], null],
  [0, '0'],
  [-0, '-0'],
  [1.5, '1.5'],
  [-2.25, '-2.25'],
  [0.1, '0.1'],
  [0.000001, '0.000001'],
  [16777217, '16777216'],
  [123456789, '123456790'],
  [1e21, '1000000000000000000000'],
  [1e39, '+Inf'],
  [-1e39, '-Inf'],
  [Number.NaN, 'NaN'],
])('%s is written %s', (value, text) => expect(scalarText(written(value).data)).toBe(text));

test('An int is written as it is', () => {
  expect(scalarText(-1n)).toBe('-1');
});
