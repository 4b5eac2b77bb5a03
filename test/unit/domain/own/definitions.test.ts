import { expect, test } from 'vitest';
import { definitionsOf, resolved } from '../../../../src/domain/own/definitions.ts';
import type { Schema } from '../../../../src/domain/schema/schema.ts';

const root: Schema = { definitions: { size: { type: 'string', description: 'A size.' } } };

test('A reference leads to its definition, and to nothing that the schema does not have', () => {
  const found = (name: string): unknown => definitionsOf(root).lookup(`#/definitions/${name}`, '')?.schema;
  expect([found('size'), found('toString')]).toEqual([root.definitions?.['size'], undefined]);
});

test('What is behind a reference has its own description first', () => {
  expect(resolved({ $ref: '#/definitions/size' }, root)).toEqual({ type: 'string', description: 'A size.' });
  expect(resolved({ allOf: [{ $ref: '#/definitions/size' }], description: 'Memory.' }, root)).toEqual({
    type: 'string',
    description: 'Memory.',
  });
  expect(resolved({ type: 'integer' }, root)).toEqual({ type: 'integer' });
  expect(resolved({ $ref: '#/definitions/toString' }, root)).toEqual({ $ref: '#/definitions/toString' });
});
