import { expect, test } from 'vitest';
import { applyEdits } from '../../../../../src/domain/edits.ts';
import { removal } from '../../../../../src/domain/policy/fixes/remove.ts';
import { content } from '../../../../../src/domain/yaml/node.ts';
import { parse } from '../../../../../src/domain/yaml/parse.ts';

test.each([
  ['the last of lines', 'a: 1\nx: 2 # two\n', 'a: 1\n'],
  ['one between others', 'a: 1\n# one\nx:\n  b: 2\nc: 3\n', 'a: 1\n# one\nc: 3\n'],
  ['the first', 'x: 1\na: 2\n', 'a: 2\n'],
  ['the end of a text', 'a: 1\r\nx: 2', 'a: 1'],
  ['the first of an item', '- x: 1 # one\n  a: 2\n', '- a: 2\n'],
  ['one with a comment behind it that is about the next', '- x: 1\n  # two\n  a: 2\n', null],
  ['the only one', '- x: 1\n', null],
  ['one in braces', '{a: 1, x: 2, b: 3}', '{a: 1, b: 3}'],
  ['the first in braces', '{ x: 2, b: 3 }', '{ b: 3 }'],
  ['the last in braces', '{ a: 1, x: 2 }', '{ a: 1 }'],
  ['a key without a value', 'a: 1\nx:\nb: 2\n', 'a: 1\nb: 2\n'],
])('%s', (_what, text, expected) => {
  const { root } = parse(text);
  const whole = root === null ? null : content(root);
  const first = whole?.type === 'sequence' ? whole.items[0] : whole;
  const map = first?.type === 'map' ? first : null;
  const pair = map?.pairs.find(({ name }) => name === 'x');
  const edit = map === null || pair === undefined ? undefined : removal(text, map, pair);
  expect(edit && applyEdits(text, [edit])).toBe(expected);
});
