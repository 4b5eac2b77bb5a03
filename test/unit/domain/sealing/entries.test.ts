import { describe, expect, test } from 'vitest';
import { lineStarts } from '../../../../src/domain/lines.ts';
import { commentsIn } from '../../../../src/domain/sealing/comments.ts';
import {
  columnOf,
  entriesOf,
  indentOf,
  isBlock,
  lastLineOf,
  lineOf,
  lineText,
} from '../../../../src/domain/sealing/entries.ts';
import type { Page } from '../../../../src/domain/sealing/entries.ts';
import { rootOf } from './fixtures.ts';

function pageOf(text: string): Page {
  return { text, starts: lineStarts(text), comments: commentsIn(text, rootOf(text)) };
}

/** Each entry as its name and the comments above, beside and below it. */
function entries(text: string): unknown {
  const page = pageOf(text);
  const texts = (comments: readonly { readonly text: string }[]): string => comments.map((one) => one.text).join(' ');
  const found = entriesOf(page, rootOf(text), 0, page.starts.length - 1);
  return found?.map(({ pair, above, beside, below }) => [pair.name, texts(above), texts(beside), texts(below)]) ?? null;
}

describe('the entries of a mapping', () => {
  const cases: readonly (readonly [rule: string, text: string, expected: unknown])[] = [
    [
      'Comments above',
      '# a\nx: 1\n# b\n# c\nz: 2\n',
      [
        ['x', '# a', '', ''],
        ['z', '# b # c', '', ''],
      ],
    ],
    [
      'Comments beside',
      'x: 1 # a\nz: # b\n  w: 2 # c\n',
      [
        ['x', '', '# a', ''],
        ['z', '', '# b # c', ''],
      ],
    ],
    [
      'Comments below that are deeper belong to what is above',
      'x:\n  w: 1\n  # a\n# b\nz: 2\n  # c\n',
      [
        ['x', '', '', '# a'],
        ['z', '# b', '', '# c'],
      ],
    ],
    [
      'A value of several lines',
      'x: |\n  # no comment\n\n  end\n# a\nz: 2\n',
      [
        ['x', '', '', ''],
        ['z', '# a', '', ''],
      ],
    ],
    [
      'Blank lines between',
      'x: 1\n\n# a\n\nz: 2\n',
      [
        ['x', '', '', ''],
        ['z', '# a', '', ''],
      ],
    ],
    ['In braces there is no such layout', '{ x: 1 }\n', null],
    ['With an alias there is none', 'x: &a 1\nz: *a\n', null],
    ['With a merge there is none', 'x: &a { b: 1 }\n<<: *a\n', null],
    ['With a key that is marked there is none', '? x\n: 1\nz: 2\n', null],
  ];
  test.each(cases)('%s', (_, text, expected) => expect(entries(text)).toEqual(expected));
});

test('A mapping ends behind the comments that are indented deeper than its keys', () => {
  const page = pageOf('x: 1\n\n  # a\n\n  # b\n# c\n');
  const [pair] = rootOf(page.text).pairs;
  expect(pair && lastLineOf(page, pair)).toBe(4);
});

test('Lines and columns', () => {
  const page = pageOf('a: 1\r\n  # b\r\nc: 2');
  expect([lineText(page, 0), lineText(page, 1), lineText(page, 2)]).toEqual(['a: 1', '  # b', 'c: 2']);
  expect([lineOf(page, 8), columnOf(page, 8)]).toEqual([1, 2]);
  expect([indentOf(''), indentOf('a'), indentOf('  a')]).toEqual([0, 0, 2]);
});

test.each([
  ['a: {}\n', true],
  ['{ a: 1 }\n', false],
])('%j is in block style: %s', (text, is) => expect(isBlock(pageOf(text), rootOf(text))).toBe(is));

test.each([
  ['a: &x 1\nb: [{ c: *x }]\n', true],
  ['a: &x { b: 1 }\nc: { <<: *x }\n', true],
  ['a: &x 1\n', false],
])('%j has an alias, so that its lines can not be moved: %s', (text, has) =>
  expect(entriesOf(pageOf(text), rootOf(text), 0, 2) === null).toBe(has),
);
