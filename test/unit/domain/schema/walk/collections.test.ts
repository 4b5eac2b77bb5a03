import { describe, test } from 'vitest';
import { checkKeyword } from '../keyword.ts';
import type { KeywordCase } from '../keyword.ts';
import { dialectNames } from '../verdicts.ts';

const cases: readonly KeywordCase[] = [
  {
    rule: 'minItems',
    schema: { minItems: 2 },
    good: ['[1, 2]', 'x'],
    bad: { '[1]': 'length /a 1 item', '[]': 'length /a 0 item' },
  },
  { rule: 'maxItems', schema: { maxItems: 1 }, good: ['[1]', '[]'], bad: { '[1, 2]': 'length /a 2 item' } },
  {
    rule: 'uniqueItems',
    schema: { uniqueItems: true },
    good: ['[1, 2]', '[1, "1"]', '[{a: 1}, {a: 2}]'],
    bad: {
      '[1, 1.0]': 'duplicateItem /a/1 /a/0 refused',
      '[{a: 1, b: 2}, {b: 2, a: 1}]': 'duplicateItem /a/1 /a/0 refused',
      '[x, y, x, x]': ['duplicateItem /a/2 /a/0 refused', 'duplicateItem /a/3 /a/0 refused'],
    },
  },
  {
    rule: 'minProperties',
    schema: { minProperties: 1, additionalProperties: true },
    good: ['{b: 1}', '[]'],
    bad: { '{}': 'length /a 0 field' },
  },
  {
    rule: 'maxProperties',
    schema: { maxProperties: 1, additionalProperties: true },
    good: ['{b: 1}'],
    bad: { '{b: 1, c: 2}': 'length /a 2 field' },
  },
  {
    rule: 'required',
    schema: { required: ['b', 'c'], properties: { b: {}, c: {} } },
    good: ['{b: 1, c: ~}', 'x'],
    bad: { '{}': ['missingField /a b', 'missingField /a c'], '{c: 1}': 'missingField /a b' },
  },
  {
    rule: 'items',
    schema: { items: { type: 'string' } },
    good: ['[x, z]', '[]'],
    bad: { '[x, 1]': 'type /a/1 integer', '[1, 2]': ['type /a/0 integer', 'type /a/1 integer'] },
  },
  {
    rule: 'items of a tuple',
    schema: { items: [{ type: 'string' }, { type: 'integer' }] },
    good: ['[x, 1, yes]', '[x]'],
    bad: { '[1, x]': ['type /a/0 integer', 'type /a/1 string'] },
  },
  {
    rule: 'additionalProperties with a schema',
    schema: { additionalProperties: { type: 'string' } },
    good: ['{b: x}'],
    bad: { '{b: 1, c: x}': 'type /a/b integer' },
  },
  {
    rule: 'properties before additionalProperties',
    schema: { properties: { b: { type: 'integer' } }, additionalProperties: { type: 'string' } },
    good: ['{b: 1, c: x}'],
    bad: { '{b: x}': 'type /a/b string' },
  },
];

describe.each(cases)('$rule', (one) => {
  test.each(dialectNames)('%s', (dialect) => checkKeyword(one, dialect));
});
