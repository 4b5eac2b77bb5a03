import { expect, test } from 'vitest';
import { placesOf } from '../../../../../../src/domain/cel/value/origin.ts';
import { compile } from '../../../../../../src/domain/jmespath/jmespath.ts';
import { kyvernoLibrary } from '../../../../../../src/domain/jmespath/library/kyverno/kyverno.ts';
import { check } from './outcome.ts';
import type { Case } from './outcome.ts';
import { search } from '../../search.ts';

/** As Kyverno 1.19.1 answers (test/peers/jmespath compares many more). */
const cases: readonly Case[] = [
  ['label_match(a, b)', { value: true }, { a: { x: '1' }, b: { x: '1', y: '2' } }],
  ['label_match(a, b)', { value: false }, { a: { x: '1' }, b: { x: '2' } }],
  ['label_match(a, b)', { value: false }, { a: { x: '1' }, b: {} }],
  ['label_match(a, b)', { value: true }, { a: {}, b: {} }],
  ["lookup(a, 'x')", { value: { y: 1 } }, { a: { x: { y: 1 } } }],
  ["lookup(a, 'z')", { value: null }, { a: { x: 1 } }],
  ["lookup(a, 'toString')", { value: null }, { a: { x: 1 } }],
  ['lookup(a, `1`)', { error: "JMESPath function 'lookup': argument #2 is not of type String" }, { a: { x: 1 } }],
  ['lookup(a, `1`)', { value: 2 }, { a: [1, 2] }],
  ['lookup(a, `2`)', { value: null }, { a: [1, 2] }],
  ['lookup(a, `-1`)', { value: null }, { a: [1, 2] }],
  [
    'lookup(a, `0.5`)',
    { error: "JMESPath function 'lookup': argument #2: expected an integer number but got: 0.5" },
    { a: [1, 2] },
  ],
  [
    'lookup(a, `1e30`)',
    { error: "JMESPath function 'lookup': argument #2: number is outside the range of integer numbers: 1e+30" },
    { a: [1, 2] },
  ],
  ["lookup(a, 'x')", { error: "JMESPath function 'lookup': argument #2 is not of type Number" }, { a: [1, 2] }],
  [
    "items(a, 'key', 'value')",
    {
      value: [
        { key: 'x', value: [2] },
        { key: 'y', value: 1 },
      ],
    },
    { a: { y: 1, x: [2] } },
  ],
  [
    "items(a, 'i', 'v')",
    {
      value: [
        { i: 0, v: 'a' },
        { i: 1, v: 'b' },
      ],
    },
    { a: ['a', 'b'] },
  ],
  ["to_array(items(a, 'k', 'v'))", { value: [[{ k: 'y', v: 1 }]] }, { a: { y: 1 } }],
  ["type(items(a, 'k', 'v'))", { error: 'unknown type' }, { a: { y: 1 } }],
  ["to_number(items(a, 'k', 'v'))", { error: 'unknown type' }, { a: { y: 1 } }],
  ["type(items(a, 'k', 'v')[*])", { value: 'array' }, { a: { y: 1 } }],
  [
    "lookup(items(a, 'k', 'v'), `0`)",
    { error: "JMESPath function 'lookup': argument #1 is not of type Object or Array" },
    { a: { y: 1 } },
  ],
  [
    "items(items(a, 'k', 'v'), 'k', 'v')",
    { error: "JMESPath function 'items': argument #1 is not of type Object or Array" },
    { a: { y: 1 } },
  ],
  [
    "object_from_lists(items(a, 'k', 'v'), `[]`)",
    { error: "JMESPath function 'object_from_lists': argument #1 is not of type Array" },
    { a: { y: 1 } },
  ],
  ["sum(items(a, 'k', 'v'))", { error: "JMESPath function 'sum': Types mismatch" }, { a: { y: 1 } }],
  ['to_string({b: avg(`[]`)})', { error: 'json: unsupported value: NaN' }, {}],
  ["items(a, 'k', 'k')", { value: [{ k: 1 }] }, { a: { y: 1 } }],
  ["items(a, 'k', 'v')[?k == 'x'].v", { value: [2] }, { a: { y: 1, x: 2 } }],
  [
    "items(a, 'k', 'v')",
    { error: 'Invalid type for: text, expected: []jmespath.JpType{"object", "array"}' },
    { a: 'text' },
  ],
  ['object_from_lists(a, b)', { value: { x: 1, y: 2, z: null } }, { a: ['x', 'y', 'z'], b: [1, 2] }],
  ['object_from_lists(a, b)', { value: { '1.5': 1, true: 2, x: 4 } }, { a: [1.5, true, 'x', 'x'], b: [1, 2, 3, 4] }],
  [
    'object_from_lists(a, b)',
    { error: "JMESPath function 'object_from_lists': argument #1 is not of type StringArray" },
    { a: [null], b: [1] },
  ],
  ['object_from_lists(a, b)', { value: { ['__proto__']: 1 } }, { a: ['__proto__'], b: [1] }],
];

check('Lists and mappings', cases);

test.each([
  ["lookup(a, 'x')", ['a.x']],
  ["lookup(a, 'z')", ['a.z?']],
  ['lookup(b, `1`)', ['b.1']],
  ['lookup(b, `9`)', ['b']],
  ['label_match(wanted, labels)', ['labels.y']],
  ["items(a, 'k', 'v')[?k == 'x'].v", ['a.x']],
  ["object_from_lists(['p'], b).p", ['b.0']],
  ['to_upper(a.x)', ['a.x']],
  ['sum(b)', ['b']],
])('%s stems from %j', (query, places) => {
  const data = { a: { x: 'one' }, b: ['1', '2'], wanted: { y: 'a' }, labels: { y: 'b' } };
  const { expression } = compile(query, kyvernoLibrary);
  if (expression === null) throw new Error(query);
  const { from } = search(expression, data, kyvernoLibrary, { variable: 'object' });
  expect(placesOf(from).map(({ steps, missing }) => steps.join('.') + (missing ? '?' : ''))).toEqual(places);
});
