import { describe, expect, test } from 'vitest';
import { text } from '../../../../../src/domain/cel/library/text.ts';
import { codeOf } from '../printed.ts';
import { checkRows } from './table.ts';

describe('text and sizes', () => {
  checkRows([
    ['size("")', '0'],
    ['size("größe")', '5'],
    ['size("🚢🚢a")', '3'],
    ['"🚢".size()', '1'],
    ['size(b"ö")', '2'],
    ['b"ö".size()', '2'],
    ['size([1, 2])', '2'],
    ['[].size()', '0'],
    ['size({"a": 1})', '1'],
    ['{}.size()', '0'],
    ['"abc".startsWith("ab")', 'true'],
    ['"abc".startsWith("bc")', 'false'],
    ['"abc".endsWith("bc")', 'true'],
    ['"abc".endsWith("ab")', 'false'],
    ['"abc".contains("b")', 'true'],
    ['"abc".contains("d")', 'false'],
    ['"abc".contains("")', 'true'],
    ['"abc".matches("b")', 'true'],
    ['matches("abc", "^b")', 'false'],
    ['"abc".matches("^[a-c]+$")', 'true'],
    ['"abc".matches("(")', 'argument: "(" is no regular expression of RE2.'],
    ['"abc".matches("a(?=b)")', 'argument: "a(?=b)" is no regular expression of RE2.'],
    ['size(1)', 'overload: "size" takes no int.'],
  ]);
});

test('Half a character counts as one', () => {
  expect(codeOf('size(s)', { s: '\ud800\ud800' })).toBe('2');
  expect(codeOf('size(s)', { s: 'a\udea2\ud83d' })).toBe('3');
});

describe('regular expressions have a budget', () => {
  const s = 'a'.repeat(15_000);
  const rows: readonly (readonly [
    what: string,
    text: string,
    data: Readonly<Record<string, unknown>>,
    code: string,
  ])[] = [
    ['a pattern that takes others for ever', '(s + "!").matches("(a+)+$")', { s }, 'false'],
    ['a long pattern on a short text', '"b".matches(p)', { p: 'b'.repeat(10_000) }, 'false'],
    ['a long pattern on a long text', 's.matches(p)', { s, p: 'b'.repeat(10_000) }, 'budget'],
    ['a pattern that is too long', '"b".matches(p)', { p: 'b'.repeat(30_000) }, 'budget'],
    ['a pattern that grows when it is compiled', '"b".matches(p)', { p: 'a{1000}'.repeat(100) }, 'budget'],
    ['a pattern that grows by its second number', '"b".matches(p)', { p: 'a{1,1000}'.repeat(100) }, 'budget'],
    [
      'many patterns',
      'xs.all(x, "b".matches("^b?" + string(x) + p))',
      { xs: Array.from({ length: 300 }, (__, index) => index), p: 'x{200}' },
      'false',
    ],
    [
      'many large patterns',
      'xs.exists(x, "b".matches(string(x) + p))',
      { xs: Array.from({ length: 300 }, (__, index) => index), p: 'x{200}' },
      'budget',
    ],
    [
      'one pattern many times',
      'xs.exists(x, "b".matches(p))',
      { xs: Array.from({ length: 3000 }, (__, index) => index), p: 'x{200}' },
      'false',
    ],
  ];
  test.each(rows)('%s', (_, expression, data, code) => expect(codeOf(expression, data)).toBe(code));
});

test('All of it is called as a method, but for size and matches, which need not be', () => {
  expect([...new Set(text.filter(({ method }) => !method).map(({ name }) => name))]).toEqual(['size', 'matches']);
});
