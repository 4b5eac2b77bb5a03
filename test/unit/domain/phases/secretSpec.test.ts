import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { charsets } from '../../../../src/domain/phases/secretSpec.ts';
import { product } from '../../product.ts';

test('A value can be generated from the alphabets that the schema names, and from no other', () => {
  const schema = readFileSync(join(product, 'schemas/phase.schema.json'), 'utf8');
  const named = /"charset":\s*\{[^}]*"enum":\s*(\[[^\]]*\])/.exec(schema)?.[1] ?? '[]';
  expect(JSON.parse(named)).toEqual([...charsets]);
});
