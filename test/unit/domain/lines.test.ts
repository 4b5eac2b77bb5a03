import { describe, expect, test } from 'vitest';
import { lineBreakOf, lineStarts, positionAt } from '../../../src/domain/lines.ts';

describe('lineStarts', () => {
  const cases: readonly (readonly [rule: string, text: string, starts: readonly number[]])[] = [
    ['An empty text has one line', '', [0]],
    ['A line feed ends a line', 'a\nb', [0, 2]],
    ['A carriage return with a line feed ends one line', 'a\r\nb', [0, 3]],
    ['A carriage return alone ends a line', 'a\rb', [0, 2]],
    ['A last newline begins an empty line', 'a\n', [0, 2]],
    ['Blank lines are lines', '\n\n\r\n\r', [0, 1, 2, 4, 5]],
    ['Two carriage returns are two ends', 'a\r\r\nb', [0, 2, 4]],
    ['Only these end a line', 'a\u2028b\u0085c\vd', [0]],
  ];
  test.each(cases)('%s', (_, text, starts) => expect(lineStarts(text)).toEqual(starts));
});

describe('positionAt', () => {
  const text = 'ab\n\ncd🚢e\r\nf';
  const cases: readonly (readonly [rule: string, offset: number, line: number, column: number])[] = [
    ['The text begins at the first line and column', 0, 0, 0],
    ['Columns count from the start of the line', 1, 0, 1],
    ['A line feed belongs to its line', 2, 0, 2],
    ['A blank line has one column', 3, 1, 0],
    ['The next line begins behind the line feed', 4, 2, 0],
    ['A column is a UTF-16 unit', 8, 2, 4],
    ['Both units of a line end belong to its line', 10, 2, 6],
    ['The last line', 11, 3, 0],
    ['The end of the text is a place', 12, 3, 1],
  ];
  test.each(cases)('%s', (_, offset, line, column) => {
    expect(positionAt(lineStarts(text), offset)).toEqual({ line, column });
  });

  test('Every offset is found in a long text', () => {
    const starts = lineStarts('abc\n'.repeat(1000));
    for (let offset = 0; offset < 4000; offset += 7)
      expect(positionAt(starts, offset)).toEqual({ line: Math.floor(offset / 4), column: offset % 4 });
  });
});

test.each([
  ['a\nb\r\n', '\n'],
  ['a\r\nb\n', '\r\n'],
  ['a\rb', '\r'],
  ['a', '\n'],
])('The line break of %j is %j', (text, lineBreak) => expect(lineBreakOf(text)).toBe(lineBreak));
