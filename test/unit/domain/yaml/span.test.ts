import { expect, test } from 'vitest';
import { content } from '../../../../src/domain/yaml/node.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { spanIn } from '../../../../src/domain/yaml/span.ts';

/** The text that stands for a part of the value of `a`; null where only the whole is certain. */
function standsFor(text: string, part: string): string | null {
  const { root } = parse(text);
  const map = root === null ? null : content(root);
  const node = map?.type === 'map' ? content(map.pairs[0]?.value ?? map) : null;
  if (node?.type !== 'scalar' || typeof node.value !== 'string') throw new Error(`No text in ${text}`);
  const start = node.value.indexOf(part);
  if (start === -1) throw new Error(`${JSON.stringify(node.value)} does not have ${part}`);
  const range = spanIn(node, text, { start, end: start + part.length });
  return range === null ? null : text.slice(range.start, range.end);
}

test.each([
  ['plain', 'a: x + foo\n', 'foo', 'foo'],
  ['plain over lines', 'a: x +\n  foo\n  + bar\n', 'bar', 'bar'],
  ['plain, across a line break', 'a: x +\n  foo\n', '+ foo', '+\n  foo'],
  ['with an empty line', 'a: x\n\n  foo\n', 'foo', 'foo'],
  ['single quotes', "a: 'x + foo'\n", 'foo', 'foo'],
  ['a quote in single quotes', "a: 'it''s foo'\n", 'foo', 'foo'],
  ['the quote itself', "a: 'it''s foo'\n", "'s", "''s"],
  ['double quotes', 'a: "x + foo"\n', 'foo', 'foo'],
  ['a quote and a backslash in double quotes', 'a: "\\"x\\" + \\\\ foo"\n', 'foo', 'foo'],
  ['double quotes over lines', 'a: "x +\n  foo"\n', 'foo', 'foo'],
  ['a literal block', 'a: |\n  x +\n    foo\n  bar\n', 'foo', 'foo'],
  ['the last line of a block', 'a: |\n  x +\n  bar\n', 'bar\n', 'bar'],
  ['a folded block', 'a: >-\n  x +\n  foo\n', 'foo', 'foo'],
  ['a folded block with a paragraph', 'a: >\n  x +\n\n  foo\n', 'foo', 'foo'],
  ['a block with an indentation of its own', 'a: |2-\n  x\n  foo\n', 'foo', 'foo'],
  ['a header with a comment', 'a: |- # why\n  x\n  foo\n', 'foo', 'foo'],
  ['lines that end as on Windows', 'a: >-\r\n  x +\r\n  foo\r\n', 'foo', 'foo'],
  ['blanks within a line', 'a: x  +   foo\n', '   foo', '   foo'],
])('%s', (_, text, part, written) => expect(standsFor(text, part)).toBe(written));

test.each([
  ['an escape that makes another character', 'a: "\\u0078 + foo"\n'],
  ['an escaped line break', 'a: "x \\\n  foo"\n'],
  ['an escaped tab', 'a: "x\\tfoo"\n'],
])('Of %s only the whole is certain', (_, text) => expect(standsFor(text, 'foo')).toBeNull());

test('An empty range is a place', () => {
  const { root } = parse('"abc"');
  const node = root === null ? null : content(root);
  expect(node?.type === 'scalar' ? spanIn(node, '"abc"', { start: 3, end: 3 }) : null).toEqual({ start: 4, end: 4 });
});

test('What is no text has no parts', () => {
  const { root } = parse('12');
  const node = root === null ? null : content(root);
  expect(node?.type === 'scalar' ? spanIn(node, '12', { start: 0, end: 1 }) : 0).toBeNull();
});
