import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { completionsAt } from '../../../../../src/domain/cel/complete/complete.ts';
import { schemaType } from '../../../../../src/domain/cel/environment/schemaType.ts';
import { dyn, nameOf } from '../../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';
import { custom } from '../../../../../src/domain/schema/dialect.ts';
import type { Definitions } from '../../../../../src/domain/schema/definitions.ts';
import type { Schema } from '../../../../../src/domain/schema/schema.ts';
import { bundled } from '../../../product.ts';

const nowhere: Definitions = { lookup: () => undefined, objectMeta: () => undefined };

function typeOf(schema: Schema): Type {
  return schemaType({ schema, file: '' }, nowhere, 'a');
}

describe('the type of a schema', () => {
  const cases: readonly (readonly [schema: Schema, type: string])[] = [
    [{ type: 'string', format: 'date-time' }, 'string'],
    [{ type: 'boolean' }, 'bool'],
    [{ type: 'integer' }, 'int'],
    [{ type: 'number' }, 'double'],
    [{ type: 'array', items: { type: 'string' } }, 'list(string)'],
    [{ type: 'array' }, 'list'],
    [{ type: 'array', items: [{ type: 'string' }] }, 'list'],
    [{ type: 'object', additionalProperties: { type: 'integer' } }, 'map(string, int)'],
    [{ type: 'object', properties: {} }, 'a'],
    [{ type: 'object' }, 'dyn'],
    [{ 'x-kubernetes-int-or-string': true, type: 'string' }, 'dyn'],
    [{ type: 'string', format: 'int-or-string' }, 'dyn'],
    [{ format: 'quantity', oneOf: [{ type: 'string' }, { type: 'number' }] }, 'dyn'],
    [{ type: ['string', 'null'] }, 'dyn'],
    [{ $ref: '#missing' }, 'dyn'],
    [{}, 'dyn'],
  ];
  test.each(cases)('%j', (schema, type) => expect(nameOf(typeOf(schema))).toBe(type));
});

test('What the schema says of fields is kept, of the object itself too', () => {
  const schema: Schema = {
    type: 'object',
    properties: { spec: { type: 'object', description: 'The wish.', properties: { a: { description: 'An a.' } } } },
  };
  const meta = { located: { schema: { type: 'object', properties: {} }, file: '' }, dialect: custom };
  const type = schemaType({ schema, file: '' }, { ...nowhere, objectMeta: () => meta }, 'a');
  const said = (one: Type | undefined): unknown =>
    one?.kind === 'object' ? Object.fromEntries(one.descriptions) : undefined;
  expect(said(type)).toEqual({ spec: 'The wish.' });
  expect(said(type.kind === 'object' ? type.fields.get('spec') : undefined)).toEqual({ a: 'An a.' });
});

describe('fields of real kinds', () => {
  const cases: readonly (readonly [kind: readonly [string, string, string], text: string, field: string])[] = [
    [['', 'v1', 'Pod'], 'object.spec.', 'containers list(Container)'],
    [['', 'v1', 'Pod'], 'object.spec.containers[0].', 'image string'],
    [['', 'v1', 'Pod'], 'object.spec.containers.all(c, c.securityContext.', 'privileged bool'],
    [['', 'v1', 'Pod'], 'object.spec.?initContainers.', 'orValue orValue(dyn) dyn'],
    [['', 'v1', 'Pod'], 'object.metadata.', 'labels map(string, string)'],
    [['', 'v1', 'Pod'], 'object.spec.containers[0].resources.limits["cpu"].', 'contains contains(string) bool'],
    [['argoproj.io', 'v1alpha1', 'Application'], 'object.metadata.', 'namespace string'],
    [['argoproj.io', 'v1alpha1', 'Application'], 'object.', 'kind string'],
    [['argoproj.io', 'v1alpha1', 'Application'], 'object.spec.destination.', 'server string'],
    [['apiextensions.k8s.io', 'v1', 'CustomResourceDefinition'], 'object.spec.names.', 'plural string'],
  ];
  test.each(cases)('%j %s', ([group, version, name], text, field) => {
    const kind = bundled.find(group, version, name);
    const object = kind === undefined ? dyn : schemaType(kind.located, kind.definitions, name);
    const found = completionsAt(text, text.length, environmentOf({ object }));
    expect(found.map(({ label, detail }) => `${label} ${detail}`)).toContain(field);
  });
});
