import { expect, test } from 'vitest';
import { applyEdits } from '../../../../../src/domain/edits.ts';
import { treeOf } from '../../../../../src/domain/policy/fixes/change.ts';
import type { Change } from '../../../../../src/domain/policy/fixes/change.ts';
import { writeChanges } from '../../../../../src/domain/policy/fixes/write.ts';
import type { Side } from '../../../../../src/domain/policy/fixes/write.ts';
import { parse } from '../../../../../src/domain/yaml/parse.ts';

const deep: Change = { steps: ['a', 'x', 'z'], value: true };

const cases: readonly (readonly [what: string, text: string, changes: readonly Change[], expected: string | null])[] = [
  ['a scalar', 'a: 1 # one\n', [{ steps: ['a'], value: 2 }], 'a: 2 # one\n'],
  ['a text that was in quotes', 'a: "x"\n', [{ steps: ['a'], value: 'z' }], 'a: "z"\n'],
  ['a text in single quotes', "a: 'x'\n", [{ steps: ['a'], value: 'no' }], 'a: "no"\n'],
  ['a text of several lines', 'a: |\n  x\nb: 1\n', [{ steps: ['a'], value: 'z' }], 'a: z\nb: 1\n'],
  ['a key without a value', 'a: # one\nb: 1\n', [{ steps: ['a'], value: 2 }], 'a: 2 # one\nb: 1\n'],
  ['what is below such a key', 'a: # one\nb: 1\n', [deep], 'a: # one\n  x:\n    z: true\nb: 1\n'],
  ['what is below null', 'a: null\n', [deep], 'a: {x: {z: true}}\n'],
  ['what is below empty braces', 'a: {} # none\n', [deep], 'a: {x: {z: true}} # none\n'],
  [
    'what is missing in a map',
    'a:\n    b: 1 # one\nc: 2\n',
    [deep],
    'a:\n    b: 1 # one\n    x:\n        z: true\nc: 2\n',
  ],
  ['what is missing in braces', 'a: {b: 1}\n', [deep], 'a: {b: 1, x: {z: true}}\n'],
  ['the same on lines of their own', 'a: {\n  b: 1, # one\n}\n', [deep], 'a: {\n  b: 1,\n  x: {z: true}, # one\n}\n'],
  ['JSON', '{"a": {"b": 1}}', [deep], '{"a": {"b": 1, "x": {"z": true}}}'],
  ['line ends of Windows', 'a:\r\n  b: 1\r\n', [deep], 'a:\r\n  b: 1\r\n  x:\r\n    z: true\r\n'],
  ['a text without a line end', 'a:\n  b: 1', [deep], 'a:\n  b: 1\n  x:\n    z: true'],
  ['the next item', 'a:\n- 1 # one\n', [{ steps: ['a', 1], value: 2 }], 'a:\n- 1 # one\n- 2\n'],
  ['the next item in brackets', 'a: [1]\n', [{ steps: ['a', 1], value: 2 }], 'a: [1, 2]\n'],
  ['a list of scalars', 'a:\n  - 1\n  - 2\n', [{ steps: ['a'], value: [3] }], 'a:\n  - 3\n'],
  ['such a list in brackets', 'a: [1, 2]\n', [{ steps: ['a'], value: [3] }], 'a: [3]\n'],
  ['no list with comments', 'a:\n  - 1 # one\n  - 2\n', [{ steps: ['a'], value: [3] }], null],
  ['no list of maps', 'a:\n  - b: 1\n', [{ steps: ['a'], value: [3] }], null],
  ['no map', 'a:\n  b: 1\n', [{ steps: ['a'], value: 2 }], null],
  ['an alias as a whole', 'b: &x 1\na: *x\n', [{ steps: ['a'], value: 2 }], 'b: &x 1\na: 2\n'],
  ['nothing in an alias', 'b: &x {c: 1}\na: *x\n', [deep], null],
  ['nothing that is merged', 'b: &x {a: 1}\nc:\n  <<: *x\n', [{ steps: ['c', 'a'], value: 2 }], null],
  ['a field that goes', 'a: 1\nb: 2\n', [{ steps: ['b'] }], 'a: 1\n'],
  ['no map that would be empty', 'a: 1\n', [{ steps: ['a'] }], null],
];

test.each(cases)('%s', (_what, text, changes, expected) => {
  expect(written(text, changes, 'behind')).toBe(expected);
});

test.each([
  ['a map', 'a:\n  # one\n  b: 1\n', 'a:\n  # one\n  x:\n    z: true\n  b: 1\n'],
  ['an item', 'a:\n- b: 1\n', null],
  ['braces', 'a: { b: 1 }\n', 'a: { x: { z: true }, b: 1 }\n'],
])('Before all that is there: %s', (_what, text, expected) => {
  expect(written(text, [deep], 'before')).toBe(expected);
});

function written(text: string, changes: readonly Change[], side: Side): string | null {
  const { root } = parse(text);
  const edits = root === null ? null : writeChanges(text, root, treeOf(changes), side);
  return edits === null ? null : applyEdits(text, edits);
}
