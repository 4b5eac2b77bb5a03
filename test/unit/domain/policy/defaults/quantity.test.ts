import { expect, test } from 'vitest';
import { canonicalAmount, canonicalQuantity, quantityOf } from '../../../../../src/domain/policy/defaults/quantity.ts';

test.each([
  ['1024Mi', '1Gi', '1Gi'],
  ['1000m', '1', '1'],
  [0.5, '500m', '500m'],
  [2n, '2', '2'],
  ['0.0001', '100u', '1m'],
  ['-0.0001', '-100u', '-1m'],
  ['1.0005', '1000500u', '1001m'],
  ['1.5Gi', '1536Mi', '1536Mi'],
  ['a lot', 'a lot', 'a lot'],
  [null, null, null],
])('%o is written as %j, and as an amount as %j', (written, quantity, amount) => {
  expect([canonicalQuantity(written), canonicalAmount(written)]).toEqual([quantity, amount]);
});

test.each([['x'], [{}], [undefined], [true]])('%j is none', (value) => {
  expect(quantityOf(value)).toBeNull();
});
