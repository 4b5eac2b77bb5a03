import { expect, test } from 'vitest';
import { Lexer } from 'yaml';
import { unclosedIn } from '../../../../src/domain/yaml/unclosed.ts';
import { mark, marked } from '../../marked.ts';

test.each([
  ['a: «{»x: 1\n‹b›: 2\n', '"{" is not closed: "}" is missing.'],
  ['a: {x: «[»1, {y: 2}\n‹b›: 2\n', '"[" is not closed: "]" is missing.'],
  ['# {\na: «[»1, 2‹}›\nb: 1\n', '"[" is not closed: "]" is missing before "}".'],
  ['a: "]"\nb: «[»1, "]"\n', '"[" is not closed: "]" is missing.'],
  ['a: {x: «"»b}\nc: 1\n', 'A double quote opens a text and none closes it.'],
  [String.raw`a: «"»b\"`, 'A double quote opens a text and none closes it.'],
  ["a: «'»b''\n", 'A single quote opens a text and none closes it.'],
])('%j: %s', (example, message) => {
  const { text } = marked(example);
  const found = unclosedIn(text, new Lexer().lex(text));
  expect(found).toMatchObject({ code: 'syntax', message });
  const problems = found === null ? [] : [found];
  const related = problems.flatMap((problem) => problem.related ?? []);
  expect(mark(text, problems, related)).toBe(example);
});

test.each([
  'a: {x: [1, "}", \'[\']}\nb: 1\n',
  'a: |\n  {\nb: {c: d} # {\n',
  String.raw`a: "b\\"`,
  "a: 'b'''\n",
  'a: }\n',
  '',
])('%j: all is closed', (text) => expect(unclosedIn(text, new Lexer().lex(text))).toBeNull());
