import { expect, test } from 'vitest';
import { quantityText } from '../../../../src/domain/quantity/text.ts';
import { quantityOf } from './read.ts';

test.each([
  ['0Gi', '0'],
  ['1.5', '1500m'],
  ['1000m', '1'],
  ['1000', '1k'],
  ['1500', '1500'],
  ['1000000', '1M'],
  ['1.5Gi', '1536Mi'],
  ['1024Ki', '1Mi'],
  ['512Ki', '512Ki'],
  ['0.5Ki', '512'],
  ['1023Ki', '1023Ki'],
  ['-2048Ki', '-2Mi'],
  ['1.0001Ki', '1024102400u'],
  ['1e3', '1e3'],
  ['12e1', '120'],
  ['100e2', '10e3'],
  ['0.5e1', '5'],
  ['1e-2', '10e-3'],
  // There is no suffix for so much, and Go writes none.
  ['1000E', '1'],
])('%s is written %s', (text, canonical) => expect(quantityText(quantityOf(text))).toBe(canonical));
