import { expect, test } from 'vitest';
import { typeOfSchema } from '../../../../../src/domain/cel/environment/typeOfSchema.ts';
import { bool, double, dyn, int, listOf, mapOf, objectOf, string } from '../../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';
import type { Schema } from '../../../../../src/domain/schema/schema.ts';

const typeOf = (schema: Schema, name: string): Type => typeOfSchema(schema, name, typeOf);

test.each<[Schema, Type]>([
  [{ type: 'string' }, string],
  [{ type: 'boolean' }, bool],
  [{ type: 'integer' }, int],
  [{ type: 'number' }, double],
  [{ type: 'null' }, dyn],
  [{}, dyn],
  [{ type: 'array' }, listOf(dyn)],
  [{ type: 'array', items: { type: 'integer' } }, listOf(int)],
  [{ type: 'array', items: [{ type: 'integer' }] }, listOf(dyn)],
  [{ type: 'object' }, dyn],
  [{ type: 'object', additionalProperties: { type: 'string' } }, mapOf(string, string)],
  [{ type: 'object', properties: { a: { type: 'string' } } }, objectOf('x', { a: string })],
  [
    { type: 'object', properties: { a: { type: 'string', description: 'An a.' }, b: { type: 'string' } } },
    objectOf('x', { a: string, b: string }, new Map([['a', 'An a.']])),
  ],
  [
    { type: 'object', properties: { a: { type: 'array', items: { type: 'object', properties: {} } } } },
    objectOf('x', { a: listOf(objectOf('item of x.a', {})) }),
  ],
])('%j', (schema, type) => {
  expect(typeOf(schema, 'x')).toEqual(type);
});
