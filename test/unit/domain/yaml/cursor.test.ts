import { expect, test } from 'vitest';
import { cursorIn, marked } from '../../../../src/domain/yaml/cursor.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

/** The value around a bar, with the bar in it, and where it stands. */
function found(text: string): string | null {
  const offset = text.indexOf('‸');
  const whole = marked(text.replace('‸', ''), offset);
  const root = whole === null ? null : parse(whole).root;
  const cursor = root === null ? null : cursorIn(root);
  if (cursor === null) return null;
  return `${cursor.steps.join('.')} ${cursor.text.slice(0, cursor.offset)}‸${cursor.text.slice(cursor.offset)}`;
}

test.each([
  ['plain', 'a: x.‸\nb: 1\n', 'a x.‸'],
  ['in the middle', 'a: x.fo‸o + 1\n', 'a x.fo‸o + 1'],
  ['behind a blank', 'a: x == ‸\nb: 1\n', 'a x == ‸'],
  ['where nothing is yet', 'a:\n  - b: ‸\n    c: 1\n', 'a.0.b ‸'],
  ['plain over lines', 'a: x +\n  f‸\nb: 1\n', 'a x + f‸'],
  ['quotes within quotes', "a: 'it''s.‸'\n", "a it's.‸"],
  ['escapes', 'a: "\\"x\\" \\u0061.‸"\n', 'a "x" a.‸'],
  ['quotes that are not closed', 'a: "x.‸\n', 'a x.‸'],
  ['quotes that are not closed, before more', "a:\n  - b: 'x.‸\n    c: 1\n", 'a.0.b x.‸ c: 1'],
  ['a literal block', 'a: |\n  x +\n    y.‸\nb: 1\n', 'a x +\n  y.‸\n'],
  ['an empty block', 'a: >-\n  ‸\nb: 1\n', 'a ‸'],
  ['an empty line of a block', 'a: >-\n  x &&\n  ‸\nb: 1\n', 'a x && ‸'],
  ['a folded block', 'a: >-\n  x &&\n  y.‸ == 1\nb: 1\n', 'a x && y.‸ == 1'],
  ['lines that end as on Windows', 'a: >-\r\n  x &&\r\n  y.‸\r\nb: 1\r\n', 'a x && y.‸'],
  ['an anchored value', 'a: &x y.‸\nb: *x\n', 'a y.‸'],
])('%s', (_, text, wanted) => expect(found(text)).toBe(wanted));

test.each([
  ['a key', 'a‸: x\n'],
  ['a comment', 'a: x # y‸\n'],
  ['the header of a block', 'a: |‸\n  x\n'],
  ['the margin', 'a: x\n‸'],
  ['a text with a mark of its own', 'a: \uFDD0‸\n'],
])('Nothing is found in %s', (_, text) => expect(found(text)).toBeNull());
