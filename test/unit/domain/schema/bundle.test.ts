import { describe, expect, test } from 'vitest';
import { bundle } from '../../../../src/domain/schema/bundle.ts';
import { custom, native } from '../../../../src/domain/schema/dialect.ts';
import type { Dialect } from '../../../../src/domain/schema/dialect.ts';
import type { Schema } from '../../../../src/domain/schema/schema.ts';
import { file, memoryDefinitions } from '../../../fakes/definitions.ts';

/** The JSON Schema that a kind's schema becomes. */
function check(
  schema: Schema,
  bundled: Schema,
  definitions: Readonly<Record<string, Schema>> = {},
  dialect: Dialect = native,
): void {
  const source = { from: 'bundled', label: '' } as const;
  const kind = { located: { schema, file }, definitions: memoryDefinitions(definitions), dialect, source, kind: 'K' };
  expect(bundle(kind)).toEqual({ definitions: {}, ...bundled });
}

describe('references', () => {
  test('What is referred to lies in the schema itself', () => {
    check(
      { items: { $ref: '#spec.v1' } },
      { items: { $ref: '#/definitions/memory.spec.v1' }, definitions: { 'memory.spec.v1': { type: 'string' } } },
      { 'spec.v1': { type: 'string' } },
    );
  });

  test('A schema that contains itself is there once', () => {
    const self: Schema = { type: 'array', items: { $ref: '#self' } };
    const inside: Schema = { type: 'array', items: { $ref: '#/definitions/memory.self' } };
    check(
      { items: { $ref: '#self' } },
      { items: { $ref: '#/definitions/memory.self' }, definitions: { 'memory.self': inside } },
      { self },
    );
  });

  test('A description beside a reference survives', () => {
    check(
      { items: { $ref: '#a', description: 'Mine.' } },
      {
        items: { description: 'Mine.', type: 'string', allOf: [{ $ref: '#/definitions/memory.a' }] },
        definitions: { 'memory.a': { type: 'string', description: 'Of all.' } },
      },
      { a: { type: 'string', description: 'Of all.' } },
    );
  });

  test('A reference that leads nowhere admits anything', () => check({ items: { $ref: '#nothing' } }, { items: {} }));

  test('A name is made of letters that every reader takes', () => {
    check(
      { items: { $ref: '#a/b c' } },
      { items: { $ref: '#/definitions/memory.a-b-c' }, definitions: { 'memory.a-b-c': {} } },
      { 'a/b c': {} },
    );
  });
});

describe('words that every reader knows', () => {
  const cases: readonly (readonly [rule: string, schema: Schema, bundled: Schema])[] = [
    [
      'An object with properties is closed',
      { properties: { a: {} } },
      { properties: { a: {} }, additionalProperties: false },
    ],
    [
      'An object that is open stays open',
      { properties: { a: {} }, additionalProperties: true },
      { properties: { a: {} }, additionalProperties: true },
    ],
    ['A map stays a map', { additionalProperties: { type: 'string' } }, { additionalProperties: { type: 'string' } }],
    [
      'An object that keeps unknown fields stays open',
      { properties: { a: {} }, 'x-kubernetes-preserve-unknown-fields': true },
      { properties: { a: {} }, 'x-kubernetes-preserve-unknown-fields': true },
    ],
    [
      'A number or a text has both types',
      { 'x-kubernetes-int-or-string': true },
      { 'x-kubernetes-int-or-string': true, type: ['integer', 'string'] },
    ],
    [
      'Rules in CEL are left out',
      { type: 'string', 'x-kubernetes-validations': [{ rule: 'true' }] },
      { type: 'string' },
    ],
    ['Negations are left out', { type: 'string', not: { enum: ['x'] } }, { type: 'string' }],
    [
      'It is done everywhere',
      {
        items: { properties: {} },
        allOf: [{ properties: {} }],
        anyOf: [{ properties: {} }],
        oneOf: [{ properties: {} }],
      },
      {
        items: { properties: {}, additionalProperties: false },
        allOf: [{ properties: {}, additionalProperties: false }],
        anyOf: [{ properties: {}, additionalProperties: false }],
        oneOf: [{ properties: {}, additionalProperties: false }],
      },
    ],
    [
      'In maps and tuples too',
      { additionalProperties: { properties: {} }, items: [{ properties: {} }] },
      {
        additionalProperties: { properties: {}, additionalProperties: false },
        items: [{ properties: {}, additionalProperties: false }],
      },
    ],
  ];
  test.each(cases)('%s', (_, schema, bundled) => check(schema, bundled));
});

describe('metadata', () => {
  const objectMeta: Schema = { type: 'object', additionalProperties: true };
  test('of a custom resource is that of every object', () => {
    check(
      { properties: { metadata: { type: 'object' } } },
      { properties: { metadata: objectMeta }, additionalProperties: false },
      { objectMeta },
      custom,
    );
  });
  test('of a built-in kind is its own', () => {
    const own: Schema = { properties: { metadata: { type: 'string' } } };
    check(own, { ...own, additionalProperties: false }, { objectMeta });
  });
});
