import { describe, expect, test } from 'vitest';
import { readSchema } from '../../../../src/domain/schema/read.ts';

/** What becomes of a schema that somebody wrote. */
function check(written: unknown, read: unknown): void {
  expect(readSchema(written)).toEqual(read);
}

describe('a keyword of the wrong type says nothing', () => {
  test.for([
    [{ properties: { spec: null } }, { properties: { spec: {} } }],
    [{ properties: 5 }, {}],
    [{ required: 5 }, {}],
    [{ required: 'foo' }, {}],
    [{ required: ['a', 5] }, { required: ['a'] }],
    [{ enum: 5 }, {}],
    [{ allOf: 3 }, {}],
    [{ oneOf: { a: 1 } }, {}],
    [{ anyOf: [null, { type: 'string' }] }, { anyOf: [{ type: 'string' }] }],
    [{ items: null }, {}],
    [{ pattern: 5, minimum: 'x', uniqueItems: 1 }, {}],
    [null, {}],
    ['string', {}],
    [[], {}],
  ] as const)('%j', ([written, read]) => check(written, read));
});

describe('what is a schema stays', () => {
  test('with all its parts', () => {
    const schema = {
      type: ['string', 'null'],
      properties: { a: { items: [{ type: 'string' }] } },
      additionalProperties: false,
    };
    check(schema, schema);
  });
  test('with keywords that nobody reads', () => check({ example: 5, default: null }, { example: 5, default: null }));
  test('with names of the prototype', () =>
    expect(
      Object.keys(readSchema(JSON.parse('{"properties":{"__proto__":{},"constructor":{}}}')).properties ?? {}),
    ).toEqual(['__proto__', 'constructor']));
});

test('Booleans are schemas', () =>
  check({ properties: { a: true, b: false } }, { properties: { a: {}, b: { not: {} } } }));
