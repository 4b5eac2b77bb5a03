import { describe, expect, test } from 'vitest';
import type { Plain } from '../../../../../src/domain/plain.ts';
import {
  blockLines,
  columnOf,
  flowText,
  isFlow,
  lineEnd,
  styleOf,
} from '../../../../../src/domain/policy/fixes/style.ts';
import { content } from '../../../../../src/domain/yaml/node.ts';
import type { Node } from '../../../../../src/domain/yaml/node.ts';
import { parse } from '../../../../../src/domain/yaml/parse.ts';

function rootOf(text: string): Node {
  const { root } = parse(text);
  if (root === null) throw new Error('There is nothing.');
  return root;
}

describe('the style of a text', () => {
  test.each([
    ['two blanks', 'a:\n  b: 1\n', { step: 2, listStep: 2, lineBreak: '\n', isJson: false, gap: '' }],
    ['four', 'a:\n    b: 1\n', { step: 4, listStep: 4 }],
    ['lists that do not stand in', 'a:\n    b: 1\nc:\n- 1\n', { step: 4, listStep: 0 }],
    ['what is in lists', 'a:\n- b:\n     c: 1\n', { step: 3, listStep: 0 }],
    ['line ends of Windows', 'a:\r\n  b: 1\r\n', { lineBreak: '\r\n' }],
    ['JSON', '{"a": {"b": 1}}', { isJson: true, step: 2 }],
    ['blanks in braces', 'a: { b: 1 }\n', { gap: ' ', step: 2 }],
    ['an alias', 'a: &x {b: 1}\nc: *x\n', { step: 2 }],
  ])('%s', (_what, text, expected) => {
    expect(styleOf(text, [rootOf(text)])).toMatchObject(expected);
  });

  test('What is near counts first', () => {
    const text = 'a:\n  b: 1\nc:\n  d:\n     e: 1\n';
    const root = content(rootOf(text));
    const nodes = root.type === 'map' ? [root, ...root.pairs.slice(1).map(({ value }) => value)] : [];
    expect(styleOf(text, nodes).step).toBe(3);
  });
});

const four = { ...styleOf('', []), step: 4, listStep: 0 };

test.each<[Plain, string[], string]>([
  [{ a: true, b: ['ALL'] }, ['k:', '    a: true', '    b:', '    - ALL'], '{a: true, b: [ALL]}'],
  ['yes', ['k: "yes"'], '"yes"'],
  ['a,b', ['k: "a,b"'], '"a,b"'],
  [0, ['k: 0'], '0'],
  [null, ['k: null'], 'null'],
  [{}, ['k: {}'], '{}'],
  [[], ['k: []'], '[]'],
])('%j on lines, and on one', (value, lines, line) => {
  expect(blockLines('k', value, four)).toEqual(lines);
  expect(flowText(value, four)).toBe(line);
});

test('In JSON all texts are in quotes, and in spaced braces there are blanks', () => {
  expect(flowText({ a: ['x'] }, { ...four, isJson: true, gap: ' ' })).toBe('{ "a": ["x"] }');
});

test.each([
  ['{a: 1}', true],
  ['[1]', true],
  ['a: 1', false],
  ['"{"', false],
])('Whether %s is in braces: %s', (text, expected) => {
  expect(isFlow({ text }, content(rootOf(text)))).toBe(expected);
});

test.each([
  [0, 0, 1],
  [4, 1, 5],
  [7, 0, 8],
])('Offset %i is in column %i of a line that ends at %i', (offset, column, end) => {
  const text = 'a\r\nbc\r\rd';
  expect({ column: columnOf(text, offset), end: lineEnd(text, offset) }).toEqual({ column, end });
});
