import { expect, test } from 'vitest';
import { amountOf, inUnits } from '../../../src/domain/quantity.ts';

test.each([
  ['0', 0],
  ['5', 5],
  ['+5', 5],
  ['-1.5', -1.5],
  ['.5', 0.5],
  ['5.', 5],
  ['500m', 0.5],
  ['100u', 1e-4],
  ['100n', 1e-7],
  ['2k', 2000],
  ['2M', 2e6],
  ['2G', 2e9],
  ['2T', 2e12],
  ['2P', 2e15],
  ['2E', 2e18],
  ['1Ki', 1024],
  ['1Mi', 1024 ** 2],
  ['1.5Gi', 1.5 * 1024 ** 3],
  ['1Ti', 1024 ** 4],
  ['1Pi', 1024 ** 5],
  ['1Ei', 1024 ** 6],
  ['1e3', 1000],
  ['1E3', 1000],
  ['12e-1', 1.2],
])('%s amounts to %d', (text, amount) => expect(amountOf(text)).toBeCloseTo(amount, 9));

test.each(['', ' 1', '1 Gi', 'Gi', '1K', '1ki', '1gi', '1GiB', '1e', '1e999', '--1', '1.2.3', '0x10', 'NaN', '.', '٣'])(
  '"%s" is no quantity',
  (text) => expect(amountOf(text)).toBeNull(),
);

test.each([
  [0, '0'],
  [512, '512'],
  [1024, '1Ki'],
  [1536 * 1024, '1.5Mi'],
  [152 * 1024 ** 3, '152Gi'],
  [1.25 * 1024 ** 4, '1.3Ti'],
  [3000 * 1024 ** 4, '3000Ti'],
  [-2048, '-2Ki'],
])('%d bytes read best as %s', (bytes, text) => expect(inUnits(bytes)).toBe(text));
