import { describe, expect, test } from 'vitest';
import { regularExpressions } from '../../../../../src/domain/cel/library/regex.ts';
import { kyverno } from '../said.ts';
import { checkPolicies } from './policies.ts';

describe('regular expressions that take a text apart', () => {
  checkPolicies(kyverno, [
    ["regex.replace('hello world', 'o', '0')", '"hell0 w0rld"'],
    ["regex.replace('hello world', '(o)', '[\\\\1]')", '"hell[o] w[o]rld"'],
    ["regex.replace('hello world', 'o', '0', 1)", '"hell0 world"'],
    ["regex.replace('hello world', 'o', '0', 0)", '"hello world"'],
    ["regex.replace('hello', 'l', '\\\\2')", 'argument: There is no group 2; there are 0.'],
    [
      "regex.replace('hello', 'l', '\\\\')",
      'argument: A "\\" of a replacement wants a digit or a "\\" behind it: "\\".',
    ],
    [
      "regex.replace('hello', 'l', '\\\\x')",
      'argument: A "\\" of a replacement wants a digit or a "\\" behind it: "\\x".',
    ],
    ["regex.replace('hello', '', '-')", '"-h-e-l-l-o-"'],
    ["regex.replace('hello', '(', '-')", 'argument: "(" is no regular expression of RE2.'],
    ["regex.extract('id:123', 'id:(\\\\d+)')", 'some("123")'],
    ["regex.extract('id:123', '\\\\d+')", 'some("123")'],
    ["regex.extract('id:', 'id:(\\\\d*)')", 'none'],
    ["regex.extract('id:123', '(i)(d)')", 'argument: "(i)(d)" has more than one group; one says what is wanted.'],
    ["regex.extract('x', 'y')", 'none'],
    ["regex.extractAll('id:1 id:2', 'id:(\\\\d)')", '["1", "2"]'],
    ["regex.extractAll('id:1 id:2', '\\\\d')", '["1", "2"]'],
    ["regex.extractAll('x', 'y')", '[]'],
    ["regex.extractAll('ab', '(a)|b')", '["a"]'],
  ]);
});

test('All of its functions are in the environment', () => {
  expect(
    regularExpressions.every(({ name, method }) =>
      (method ? kyverno.functions.methods : kyverno.functions.globals).has(name),
    ),
  ).toBe(true);
});
