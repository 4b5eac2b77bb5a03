import { describe, expect, test } from 'vitest';
import type { Schema } from '../../../../../src/domain/schema/schema.ts';
import { memoryDefinitions } from '../../../../fakes/definitions.ts';
import { inWords, verdictsOf } from '../verdicts.ts';

function check(schemas: Readonly<Record<string, Schema>>, text: string, verdicts: readonly string[]): void {
  const root: Schema = { $ref: '#root' };
  expect(verdictsOf(root, text, 'native', memoryDefinitions(schemas)).map(inWords)).toEqual(verdicts);
}

describe('references', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, Schema>>, string, readonly string[]])[] = [
    [
      'A reference leads to its definition',
      { root: { properties: { a: { $ref: '#b' } } }, b: { type: 'string' } },
      'a: 1',
      ['type /a integer'],
    ],
    [
      'What stands beside a reference does not count',
      { root: { $ref: '#b', type: 'array' }, b: { type: 'object' } },
      '{}',
      [],
    ],
    [
      'A reference may lead to a reference',
      { root: { $ref: '#b' }, b: { $ref: '#c' }, c: { type: 'array' } },
      '{}',
      ['type . object'],
    ],
    ['A reference that leads nowhere says nothing', { root: { properties: { a: { $ref: '#nothing' } } } }, 'a: 1', []],
    ['Names of the prototype lead nowhere', { root: { properties: { a: { $ref: '#constructor' } } } }, 'a: 1', []],
    [
      'A reference keeps what may be null',
      { root: { properties: { a: { $ref: '#b' } } }, b: { type: 'string' } },
      'a: ~',
      [],
    ],
    [
      'A reference keeps the root',
      { root: { $ref: '#b' }, b: { properties: { spec: {} } } },
      'x: 1',
      ['unknownField /x'],
    ],
    [
      'A schema may contain itself',
      { root: { type: 'object', properties: { a: { $ref: '#root' } } } },
      'a: {a: {a: 1}}',
      ['type /a/a/a integer'],
    ],
    ['References in a circle end', { root: { $ref: '#b' }, b: { $ref: '#root' } }, 'a: 1', []],
    ['Combinations in a circle end', { root: { allOf: [{ $ref: '#root' }] } }, 'a: 1', []],
  ];
  test.each(cases)('%s', (_, schemas, text, verdicts) => check(schemas, text, verdicts));
});

describe('depth', () => {
  const schema: Schema = { type: 'object', properties: { a: { $ref: '#root' }, b: { type: 'string' } } };

  test('A schema that contains itself is followed as deep as the object', () => {
    check({ root: schema }, `${'{a: '.repeat(200)}{b: 1}${'}'.repeat(200)}`, [`type ${'/a'.repeat(200)}/b integer`]);
  });

  test('References may nest a little without the object', () => {
    const schemas: Record<string, Schema> = { s40: { type: 'string' } };
    for (let step = 0; step < 40; step++) schemas[step === 0 ? 'root' : `s${step}`] = { $ref: `#s${step + 1}` };
    check(schemas, '1', ['type . integer']);
  });
});

describe('names of the prototype are names', () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];

  test.each(names)('"%s" is an unknown field', (name) =>
    check({ root: { properties: { a: {} } } }, `${name}: 1`, [`unknownField /${name}`]),
  );

  test.each(names)('"%s" may be a field', (name) => {
    const properties = Object.fromEntries([[name, { type: 'string' }]]);
    check({ root: { properties } }, `${name}: 1`, [`type /${name} integer`]);
  });

  test.each(names)('"%s" may be missing', (name) =>
    check({ root: { required: [name] } }, '{}', [`missingField . ${name}`]),
  );

  test.each(names)('"%s" may be a key of items', (name) => {
    const list: Schema = { items: {}, 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': [name] };
    check({ root: { properties: { a: list } } }, `a: [{${name}: 1}, {${name}: 1}]`, [
      'duplicateItem /a/1 /a/0 refused',
    ]);
  });

  test.each(names)('"%s" may be a value', (name) => {
    check({ root: { properties: { a: { enum: ['x'] } } } }, `a: ${name}`, ['enum /a']);
  });
});
