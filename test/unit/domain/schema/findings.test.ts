import { describe, expect, test } from 'vitest';
import { toFindings } from '../../../../src/domain/schema/findings.ts';
import type { Schema } from '../../../../src/domain/schema/schema.ts';
import { findingsOf, verdictsOf } from './verdicts.ts';

/** The only finding of a text, as `code: message`. */
function check(schema: Schema, text: string, said: string): void {
  expect(findingsOf(schema, text, 'custom').map(({ code, message }) => `${code}: ${message}`)).toEqual([said]);
}

const a = (schema: Schema): Schema => ({ properties: { a: schema } });

describe('a message is one sentence with the value and what is wanted', () => {
  const cases: readonly (readonly [schema: Schema, text: string, said: string])[] = [
    [a({ type: 'string' }), 'a: yes', 'schema/type: yes is a boolean; a wants a string.'],
    [a({ type: ['string', 'null'] }), 'a: 5', 'schema/type: 5 is an integer; a wants a string or null.'],
    [
      a({ type: ['array', 'object', 'string'] }),
      'a: 5',
      'schema/type: 5 is an integer; a wants an array, an object or a string.',
    ],
    [a({ type: 'string' }), 'a: {b: 1}', 'schema/type: a is an object; it wants a string.'],
    [{ ...a({ type: 'string' }), required: ['a'] }, 'a:', 'schema/type: a is empty; it wants a string.'],
    [{ ...a({ type: 'integer' }), required: ['a'] }, 'a: ~', 'schema/type: ~ is null; a wants an integer.'],
    [a({ items: { type: 'string' } }), 'a: [1.5]', 'schema/type: 1.5 is a number; a[0] wants a string.'],
    [a({ enum: ['TCP'] }), 'a: tcp', 'schema/enum: "tcp" is no value of a; did you mean "TCP"?'],
    [a({ enum: ['TCP', 5, null] }), 'a: x', 'schema/enum: "x" is no value of a; it takes "TCP", 5 or null.'],
    [a({ const: 'x' }), 'a: [x]', 'schema/enum: a is no value of a; it takes "x".'],
    [a({ pattern: '^[a-z]$' }), 'a: A', 'schema/pattern: "A" does not match the pattern of a: ^[a-z]$'],
    [a({ format: 'date' }), 'a: x', 'schema/format: "x" is no date; a wants one.'],
    [a({ minimum: 1 }), 'a: 0', 'schema/range: 0 is out of range; a wants at least 1.'],
    [a({ exclusiveMaximum: 1 }), 'a: 1', 'schema/range: 1 is out of range; a wants less than 1.'],
    [a({ multipleOf: 5 }), 'a: 7', 'schema/range: 7 is out of range; a wants a multiple of 5.'],
    [a({ minLength: 2 }), 'a: x', 'schema/length: a has 1 character; it wants at least 2.'],
    [a({ maxItems: 1 }), 'a: [1, 2]', 'schema/length: a has 2 items; it wants at most 1.'],
    [a({ minProperties: 1 }), 'a: {}', 'schema/length: a is empty; it wants at least 1.'],
    [a({ uniqueItems: true }), 'a: [x, x]', 'schema/duplicate-item: The same item stands twice in a.'],
    [
      a({
        items: { additionalProperties: true },
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': ['port', 'protocol'],
      }),
      'a: [{port: 1}, {port: 1}]',
      'schema/duplicate-item: Two items of a have the same port and protocol.',
    ],
    [a({}), 'b: 1', 'schema/unknown-field: Unknown field "b" in Pod; did you mean "a"?'],
    [{ properties: { replicas: {} } }, 'x: 1', 'schema/unknown-field: Unknown field "x" in Pod.'],
    [
      a({ items: { properties: { name: {} } } }),
      'a: [{nam: x}]',
      'schema/unknown-field: Unknown field "nam" in Pod.a[0]; did you mean "name"?',
    ],
    [{ required: ['spec'] }, '{}', 'schema/missing-field: Pod needs the field "spec".'],
    [a({ items: { required: ['name'] } }), 'a: [{}]', 'schema/missing-field: Pod.a[0] needs the field "name".'],
    [
      a({ oneOf: [{ required: ['b'] }, { required: ['c'] }], additionalProperties: true }),
      'a: {}',
      'schema/combination: a needs exactly one of "b" and "c".',
    ],
    [
      a({ anyOf: [{ required: ['b'] }, { required: ['c'] }], additionalProperties: true }),
      'a: {}',
      'schema/combination: a needs at least one of "b" and "c".',
    ],
    [
      a({ oneOf: [{}, { minimum: 1 }, { type: 'string' }] }),
      'a: 1',
      'schema/combination: a fits 2 of the forms that exclude each other.',
    ],
    [
      a({ anyOf: [{ minimum: 5 }, { type: 'string' }] }),
      'a: 1',
      'schema/combination: a fits none of the 2 forms that its schema allows.',
    ],
    [a({ not: { type: 'integer' } }), 'a: 1', 'schema/combination: a has a form that its schema excludes.'],
    [
      a({ not: { required: ['b', 'c'] } }),
      'a: {b: 1, c: 2}',
      'schema/combination: a must not have "b" and "c" together.',
    ],
    [
      a({ not: { allOf: [{ required: ['b'] }, { required: ['c'] }] } }),
      'a: {b: 1, c: 2}',
      'schema/combination: a must not have "b" and "c" together.',
    ],
    [
      a({ oneOf: [{ required: ['b'] }, { required: ['c'] }] }),
      'a: {b: 1, c: 2}',
      'schema/combination: a takes only one of "b" and "c".',
    ],
    [a({ minLength: 1 }), 'a: ""', 'schema/length: a is empty; it wants at least 1.'],
    [
      { properties: { spec: { type: 'object', properties: { on: {} } } } },
      'spec: {yes: 1}',
      'schema/unknown-field: Unknown field "true" in Pod.spec.',
    ],
  ];
  test.each(cases)('%j says of %j: %s', (schema, text, said) => check(schema, text, said));

  test.each([
    [60, 'x'.repeat(60)],
    [61, `${'x'.repeat(57)}…`],
  ])('A value of %i characters is shown as %s', (length, shown) => {
    check(a({ enum: ['z'] }), `a: ${'x'.repeat(length)}`, `schema/enum: "${shown}" is no value of a; it takes "z".`);
  });

  test('A long value is cut, and its lines are joined', () => {
    const [finding] = findingsOf(
      a({ maxLength: 1, pattern: '^x$' }),
      `a: |\n  one\n  ${'x'.repeat(100)}\n`,
      'custom',
    ).slice(1);
    expect(finding?.message).toMatch(/^"one x{53}…" does not match/);
  });
});

describe('a finding', () => {
  test('says where in the stream its object is', () => {
    expect(findingsOf(a({ type: 'string' }), 'a: 5', 'custom')).toMatchObject([{ document: 2, item: 3 }]);
  });

  test('points at the unknown field itself', () => {
    expect(findingsOf(a({}), '"x/y": 1', 'custom')).toMatchObject([{ pointer: '/x~1y', property: null }]);
  });

  test('points at the parent of what is missing, and names it', () => {
    expect(findingsOf(a({ required: ['b'] }), 'a: {}', 'custom')).toMatchObject([{ pointer: '/a', property: 'b' }]);
  });

  test('carries its fixes', () => {
    expect(findingsOf(a({ type: 'string' }), 'a: 5', 'custom')).toMatchObject([{ fixes: [{ title: 'Quote "5"' }] }]);
  });

  test.each([
    ['custom', 'error'],
    ['native', 'warning'],
  ] as const)('is as severe as the API server takes it: %s, %s', (dialect, severity) => {
    const set: Schema = { properties: { env: { items: {}, 'x-kubernetes-list-type': 'set' } } };
    expect(findingsOf(set, 'env: [x, x]', dialect)).toMatchObject([{ code: 'schema/duplicate-item', severity }]);
  });

  test('about a second item tells of the first', () => {
    expect(findingsOf(a({ uniqueItems: true }), 'a: [x, x]', 'custom')).toMatchObject([
      { range: { start: 7, end: 8 }, related: [{ range: { start: 4, end: 5 }, message: 'The first of the two.' }] },
    ]);
  });
});

describe('a value that must not be repeated', () => {
  const text = 'a: 12345678\nb: {c: hunter2}\n';
  const schema: Schema = {
    properties: {
      a: { type: 'string' },
      b: { properties: { c: { enum: ['hunter3'], pattern: '^x$', format: 'date' } } },
    },
  };
  const findings = toFindings(verdictsOf(schema, text, 'custom'), {
    kind: 'Secret',
    hides: () => true,
    text,
    document: 0,
    item: null,
  });

  test('is in no message', () => {
    expect(findings.map(({ message }) => message)).toEqual([
      'The value is an integer; a wants a string.',
      'The value is no value of c; it takes "hunter3".',
      'The value does not match the pattern of c: ^x$',
      'The value is no date; c wants one.',
    ]);
  });

  test('is in no fix', () => expect(findings.flatMap(({ fixes }) => fixes)).toEqual([]));
});
