import { describe, expect, test } from 'vitest';
import { tokenize } from '../../../../../src/domain/cel/syntax/lexer.ts';
import type { Token } from '../../../../../src/domain/cel/syntax/token.ts';

/** Words as `kind what`, without their places. */
function words(text: string): readonly string[] {
  const tokens = tokenize(text);
  if ('message' in tokens) return [tokens.message];
  return tokens.slice(0, -1).map(told);
}

function told(token: Token): string {
  switch (token.kind) {
    case 'sign':
      return token.sign;
    case 'word':
    case 'quoted':
      return `${token.kind} ${token.text}`;
    case 'int':
    case 'uint':
    case 'double':
      return `${token.kind} ${token.digits}`;
    case 'string':
      return `string ${token.value}`;
    case 'bytes':
      return `bytes ${Array.from(token.value).join(' ')}`;
    case 'end':
      return 'end';
  }
}

describe('words', () => {
  const cases: readonly (readonly [text: string, ...words: readonly string[]])[] = [
    [''],
    [' \t\r\n\f'],
    ['a _b c9', 'word a', 'word _b', 'word c9'],
    ['a// b\nc', 'word a', 'word c'],
    ['// all'],
    ['a//\r\n', 'word a'],
    ['1 0x1F 0XaB', 'int 1', 'int 0x1F', 'int 0XaB'],
    ['1u 0x1U', 'uint 1', 'uint 0x1'],
    ['1.5 .5 1e3 1.5e-3 2E+4', 'double 1.5', 'double .5', 'double 1e3', 'double 1.5e-3', 'double 2E+4'],
    ['1.a', 'int 1', '.', 'word a'],
    ['a&&b||!c', 'word a', '&&', 'word b', '||', '!', 'word c'],
    ['<= < >= > == !=', '<=', '<', '>=', '>', '==', '!='],
    ['a.?b[?0]', 'word a', '.', '?', 'word b', '[', '?', 'int 0', ']'],
    ['{}(),:+-*/%', '{', '}', '(', ')', ',', ':', '+', '-', '*', '/', '%'],
    ['"a" \'b\'', 'string a', 'string b'],
    ['""', 'string '],
    ['"""a"b""c"""', 'string a"b""c'],
    ["'''a\nb'''", 'string a\nb'],
    ["'''a\r\nb\rc'''", 'string a\nb\nc'],
    ['"a\\"b"', 'string a"b'],
    ['r"a\\n" R\'\\\'', 'string a\\n', 'string \\'],
    ['b"a" B"\\xff" bR"\\x"', 'bytes 97', 'bytes 255', 'bytes 92 120'],
    ['b r', 'word b', 'word r'],
    ['a.`b-c/d.e f`', 'word a', '.', 'quoted b-c/d.e f'],
  ];
  test.each(cases)('%j', (text, ...wanted) => expect(words(text)).toEqual(wanted));
});

describe('what is no word', () => {
  const cases: readonly (readonly [text: string, at: string, message: string])[] = [
    ['a = 1', '=', '"=" is no sign of CEL; to compare, write "==".'],
    ['a & b', '&', '"&" is no sign of CEL; for "and", write "&&".'],
    ['a | b', '|', '"|" is no sign of CEL; for "or", write "||".'],
    ['a 🚢', '🚢', '"🚢" is no sign of CEL.'],
    ['a ü', 'ü', '"ü" is no sign of CEL.'],
    ['1a', '1a', '"1a" is neither a number nor a name.'],
    ['0x', '0x', '"0x" is neither a number nor a name.'],
    ['1ux', '1ux', '"1ux" is neither a number nor a name.'],
    ["a == 'b", "'b", "The string has no closing '."],
    ["'b\nc'", "'b", "The string has no closing '."],
    ['"b\rc"', '"b', 'The string has no closing ".'],
    ['"""b\nc"', '"""b\nc"', 'The string has no closing """.'],
    ['"b\\"', '"b\\"', 'The string has no closing ".'],
    ['a.`b', '`b', 'The name has no closing backquote.'],
    ['a.`b\nc`', '`b', 'The name has no closing backquote.'],
    ['a.``', '``', 'A name in backquotes has letters, digits, "_", ".", "-", "/" and blanks; write ["…"] for ``.'],
    ['a.`ä`', '`ä`', 'A name in backquotes has letters, digits, "_", ".", "-", "/" and blanks; write ["…"] for `ä`.'],
    ['"a\\qb"', '\\q', '"\\q" begins no escape that CEL has; write "\\\\" for a backslash.'],
  ];
  test.each(cases)('%j', (text, at, message) => {
    const problem = tokenize(text);
    if (!('message' in problem)) throw new Error('It is taken.');
    expect([text.slice(problem.start, problem.end), problem.message, problem.code]).toEqual([at, message, 'syntax']);
  });
});

test('Places are UTF-16 offsets, and the end is where the text ends', () => {
  const tokens = tokenize("'🚢' + bb ");
  if ('message' in tokens) throw new Error(tokens.message);
  expect(tokens.map(({ start, end }) => [start, end])).toEqual([
    [0, 4],
    [5, 6],
    [7, 9],
    [10, 10],
  ]);
});
