import { describe, expect, test } from 'vitest';
import { code, fenced, plain } from '../../../src/domain/markdown.ts';
import { hostile } from '../../fixtures/hostile.ts';

// What Markdown reads as a fence: https://spec.commonmark.org/0.31.2/#fenced-code-blocks
const fence = /^ {0,3}(`{3,})/;

describe.each(Object.entries(hostile))('%s', (_, text) => {
  test('is one line as text, and as code', () => {
    expect(plain(text)).not.toMatch(/[\n\r]/);
    expect(code(text)).not.toMatch(/[\n\r]/);
  });

  test('does not end its fence', () => {
    const lines = fenced(text, 'diff');
    const marks = fence.exec(lines[0] ?? '')?.[1] ?? '';
    const inside = lines.slice(1, -1);
    expect(lines.at(-1)).toBe(marks);
    expect(inside.filter((line) => (fence.exec(line)?.[1] ?? '').length >= marks.length)).toEqual([]);
  });
});

test('a fence is longer than any run of marks in it', () => {
  expect(fenced('a\n````\nb', 'text')).toEqual(['`````text', 'a', '````', 'b', '`````']);
  expect(fenced('a\n', '')).toEqual(['```', 'a', '```']);
});

test('a block keeps its tabs, and shows what can not be seen', () => {
  expect(fenced('\tif\u001b[2J\r\nfi', 'sh')).toEqual(['```sh', '\tif\\u{1b}[2J', 'fi', '```']);
});

test.each([
  ['a_b', 'a_b'],
  ['_b_', '\\_b\\_'],
  ['- a', '\\- a'],
  ['1. a', '1\\. a'],
  ['[a](b)', '\\[a\\](b)'],
])('%s is shown as it is', (text, shown) => expect(plain(text)).toBe(shown));

test.each([
  ['a', '`a`'],
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
  [' ', '–'],
])('%j as code', (text, shown) => expect(code(text)).toBe(shown));
