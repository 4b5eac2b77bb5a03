import { describe, expect, test } from 'vitest';
import type { Schema } from '../../../../src/domain/schema/schema.ts';
import { dedent } from '../../dedent.ts';
import { mark, marked } from '../../marked.ts';
import { findingsOf } from './verdicts.ts';
import type { DialectName } from './verdicts.ts';

/** The schema underlines what the example marks with « », and points at what it marks with ‹ ›. */
function check(schema: Schema, example: string, dialect: DialectName = 'custom'): void {
  const { text } = marked(example);
  const findings = findingsOf(schema, text, dialect);
  const ranges = findings.map(({ range }) => range);
  const related = findings.flatMap((finding) => finding.related.map(({ range }) => range));
  expect(mark(text, ranges, related)).toBe(example);
}

const text: Schema = { type: 'string' };
const object = (properties: Readonly<Record<string, Schema>>, more: Schema = {}): Schema => ({
  type: 'object',
  properties,
  ...more,
});
const map: Schema = {
  type: 'array',
  items: object({ name: text, port: {} }),
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['name'],
};

const cases: readonly (readonly [rule: string, schema: Schema, example: string])[] = [
  ['A value of a wrong type is underlined itself', object({ a: text }), 'a: «5» # five\n'],
  ['A value in quotes with its quotes', object({ a: { type: 'integer' } }), "a: «'5'»\n"],
  ['A value that is none of the allowed', object({ a: { enum: ['x'] } }), 'a: «z»\n'],
  ['A value that does not match', object({ a: { pattern: '^x$' } }), 'a: «z»\n'],
  ['A value in the wrong format', object({ a: { format: 'date' } }), 'a: «z»\n'],
  ['A value out of range', object({ a: { minimum: 5 } }), 'a: «4»\n'],
  ['A value that is too short', object({ a: { minLength: 5 } }), 'a: «z»\n'],
  ['A block of text with its header', object({ a: { maxLength: 1 } }), 'a: «|-\n  z1\n  z2»\n'],
  ['A collection that should be a scalar is underlined by its key', object({ a: text }), '«a»:\n  - x\n  - z\n'],
  ['A flow collection by its key too', object({ a: text }), '«a»: [x, z]\n'],
  ['A scalar that should be a collection is underlined itself', object({ a: { type: 'object' } }), 'a: «x»\n'],
  ['A collection as an item by its first line', object({ a: { items: text } }), 'a:\n  - «b1: 1»\n    c1: 2\n'],
  ['An item at the end of a text without a newline', object({ a: { items: text } }), 'a:\n  - «b1: 1»'],
  ['A list as an item by its first line', object({ a: { items: text } }), 'a:\n  - «- x»\n    - z\n'],
  ['An item that is a scalar is underlined itself', object({ a: { items: text } }), 'a: [x, «5»]\n'],
  ['An empty value is underlined by its key', object({ a: text }, { required: ['a'] }), '«a»: # nothing\n'],
  ['An empty item by the character where it would be', object({ a: { items: text } }), 'a:\n  - x\n  -«\n»'],
  ['An unknown field is underlined by its key', object({ a: text }), 'a: x\n«b»:\n  c: 1\n'],
  ['An unknown field in quotes with its quotes', object({ a: text }), '«"b c"»: 1\n'],
  ['An unknown field of an item', object({ a: { items: object({ b: text }) } }), 'a:\n  - b: x\n    «c»: 1\n'],
  [
    'A missing field is underlined by the key of its parent',
    object({ spec: object({}, { required: ['a'] }) }),
    '«spec»:\n  {}\n',
  ],
  ['A field missing at the root by the kind', object({}, { required: ['spec'] }), 'apiVersion: v1\nkind: «K»\n'],
  [
    'A field missing at the root without a kind by the first key',
    object({ a: text }, { required: ['spec'] }),
    '«a»: x\n',
  ],
  [
    'A field missing in an item by the first key of the item',
    object({ a: { items: object({ b: text, c: text }, { required: ['d'] }) } }),
    'a:\n  - «b»: x\n    c: z\n',
  ],
  [
    'A field missing in an empty item by the item',
    object({ a: { items: object({}, { required: ['d'] }) } }),
    'a:\n  - «{}»\n',
  ],
  ['Too few items by the key', object({ a: { minItems: 5 } }), '«a»:\n  - 1\n'],
  ['Too many fields by the key', object({ a: { maxProperties: 0, additionalProperties: true } }), '«a»: {b: 1}\n'],
  [
    'A combination of a whole object by its key',
    object({ a: object({ b: {} }, { oneOf: [{ required: ['c'] }] }) }),
    '«a»:\n  b: 1\n',
  ],
  ['A combination of a scalar by itself', object({ a: { anyOf: [text] } }), 'a: «5»\n'],
  [
    'A second item is underlined by what it is known by, and the first one is related',
    object({ a: map }),
    'a:\n  - port: 1\n    name: ‹x›\n  - name: «x»\n',
  ],
  [
    'A second item that is a scalar by itself',
    object({ a: { 'x-kubernetes-list-type': 'set' } }),
    'a: [‹x›, z, «x»]\n',
  ],
  [
    'What comes in by an alias is underlined where the alias stands',
    object({ x: {}, a: text }),
    'x: &x ‹5›\na: «*x»\n',
  ],
  ['What lies in an alias too', object({ x: {}, a: object({ b: text }) }), 'x: &x {b: ‹5›}\na: «*x»\n'],
  ['An unknown field in an alias too', object({ x: {}, a: object({}) }), 'x: &x ‹{b: 5}›\na: «*x»\n'],
  ['A field missing in an alias too', object({ x: {}, a: object({}, { required: ['c'] }) }), 'x: &x ‹{}›\na: «*x»\n'],
  [
    'The outermost of several aliases counts',
    object({ w: {}, x: {}, a: object({ b: text }) }),
    'w: &w ‹5›\nx: &x {b: *w}\na: «*x»\n',
  ],
  [
    'What is merged is underlined at the merge key and its alias',
    object({ x: {}, a: object({ b: text }) }),
    'x: &x {b: ‹5›}\na:\n  «<<: *x»\n',
  ],
];
test.each(cases)('%s', (_, schema, example) => check(schema, example));

describe('a place in a file with other line ends', () => {
  test('A carriage return is not underlined', () => {
    check(object({ a: { items: text } }), 'a:\r\n  - «b1: 1»\r\n    c1: 2\r\n');
    check(object({ a: { type: 'integer' } }), 'a: «x»\r\n');
  });
});

test('A whole object that is refused is underlined by its first line', () => {
  check(
    { type: 'array' },
    dedent`
    «a:»
      b: 1
  `,
  );
});
