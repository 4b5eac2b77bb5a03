import { expect, test } from 'vitest';
import {
  addQuantities,
  approximateFloat,
  divideQuantities,
  int64Of,
  multiplyQuantities,
  subtractQuantities,
} from '../../../../src/domain/quantity/arithmetic.ts';
import { quantityText } from '../../../../src/domain/quantity/text.ts';
import { quantityOf } from './read.ts';

const operations = {
  '+': addQuantities,
  '-': subtractQuantities,
  '*': multiplyQuantities,
  '/': divideQuantities,
} as const;

test.each([
  ['1Gi', '+', '512Mi', '1536Mi'],
  ['1', '+', '1Ki', '1025'],
  ['0', '+', '1Ki', '1Ki'],
  ['1Ki', '+', '0', '1Ki'],
  ['0', '-', '1Ki', '-1Ki'],
  ['1', '-', '1m', '999m'],
  ['9223372036854775807', '+', '1', '9223372036854775808'],
  ['1.5Gi', '+', '0', '1536Mi'],
  ['0.5', '*', '3', '1500m'],
  ['1G', '/', '3', '333333333'],
  ['10', '/', '4', '2'],
  ['10', '/', '4.0', '2500m'],
  ['-10', '/', '4', '-2'],
  ['1', '/', '3Gi', '0'],
] as const)('%s %s %s is %s', (a, operator, b, result) => {
  const found = operations[operator](quantityOf(a), quantityOf(b));
  expect(found === null ? null : quantityText(found)).toBe(result);
});

test('What would have too many digits has no result', () => {
  expect(addQuantities(quantityOf('1e99999'), quantityOf('1'))).toBeNull();
  expect(divideQuantities(quantityOf('1'), quantityOf('1e99999'))).toBeNull();
  expect(divideQuantities(quantityOf('1'), quantityOf('0'))).toBeNull();
});

test.each([
  ['1.5', 1.5],
  ['1Ki', 1024],
  ['100m', 0.1],
  ['1e400', Infinity],
  ['0', 0],
  ['1.5Gi', 1_610_612_736],
])('%s is about %d', (text, float) => expect(approximateFloat(quantityOf(text))).toBe(float));

test.each([
  ['5', 5n],
  ['5k', 5000n],
  ['500m', null],
  ['1000m', null],
  ['1.5Gi', null],
  ['10E', null],
  ['1e99999', null],
])('%s in 64 bits: %s', (text, whole) => expect(int64Of(quantityOf(text))).toBe(whole));
