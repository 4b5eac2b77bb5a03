import { describe, expect, test } from 'vitest';
import { strings } from '../../../../../src/domain/cel/library/strings.ts';
import { codeOf } from '../printed.ts';
import { checkRows } from './table.ts';

describe('functions on text', () => {
  checkRows([
    ['"abc".charAt(0)', '"a"'],
    ['"a🚢c".charAt(2)', '"c"'],
    ['"abc".charAt(3)', '""'],
    ['"abc".charAt(4)', 'range: 4 is outside of a text of 3 characters.'],
    ['"abc".charAt(-1)', 'range: -1 is outside of a text of 3 characters.'],
    ['"a🚢bab".indexOf("b")', '2'],
    ['"abab".indexOf("x")', '-1'],
    ['"abab".indexOf("")', '0'],
    ['"🚢bab".indexOf("b", 2)', '3'],
    ['"abab".indexOf("a", 4)', '-1'],
    ['"abab".indexOf("", 3)', '3'],
    ['"abab".indexOf("a", 5)', '-1'],
    ['"abab".indexOf("", 5)', '4'],
    ['"abab".indexOf("a", -1)', 'range: -1 is outside of a text of 4 characters.'],
    ['"🚢bab".lastIndexOf("b")', '3'],
    ['"abab".lastIndexOf("")', '4'],
    ['"abab".lastIndexOf("x")', '-1'],
    ['"🚢bab".lastIndexOf("b", 2)', '1'],
    ['"abab".lastIndexOf("b", 0)', '-1'],
    ['"abab".lastIndexOf("", 2)', '2'],
    ['"abab".lastIndexOf("a", 5)', '-1'],
    ['"abab".lastIndexOf("b", 4)', '-1'],
    ['"abab".lastIndexOf("b", 3)', '3'],
    ['"abab".lastIndexOf("", 5)', '4'],
    ['"abab".lastIndexOf("a", -1)', 'range: -1 is outside of a text of 4 characters.'],
    ['"a🚢bc".substring(2)', '"bc"'],
    ['"a🚢bc".substring(1, 3)', '"🚢b"'],
    ['"abc".substring(3)', '""'],
    ['"abc".substring(1, 1)', '""'],
    ['"abc".substring(4)', 'range: 4 is outside of a text of 3 characters.'],
    ['"abc".substring(-1)', 'range: -1 is outside of a text of 3 characters.'],
    ['"abc".substring(0, 4)', 'range: 4 is outside of a text of 3 characters.'],
    ['"abc".substring(0, -1)', 'range: A substring from 0 to -1 ends before it begins.'],
    ['"abc".substring(2, 1)', 'range: A substring from 2 to 1 ends before it begins.'],
    ['"a,b,c".split(",")', '["a", "b", "c"]'],
    ['"a,b,c".split(",", 2)', '["a", "b,c"]'],
    ['"a,b,c".split(",", 1)', '["a,b,c"]'],
    ['"a,b,c".split(",", 0)', '[]'],
    ['"a,b,c".split(",", -1)', '["a", "b", "c"]'],
    ['"a,b,c".split(",", 5)', '["a", "b", "c"]'],
    ['"a🚢".split("")', '["a", "🚢"]'],
    ['"".split(",")', '[""]'],
    ['["a", "b"].join()', '"ab"'],
    ['["a", "b"].join(", ")', '"a, b"'],
    ['[].join(",")', '""'],
    ['["a", dyn(1)].join()', 'argument: join wants a list of strings.'],
    ['"abab".replace("a", "x")', '"xbxb"'],
    ['"abab".replace("a", "")', '"bb"'],
    ['"abab".replace("a", "x", 1)', '"xbab"'],
    ['"abab".replace("a", "x", 0)', '"abab"'],
    ['"abab".replace("a", "x", -1)', '"xbxb"'],
    ['"abab".replace("a", "x", 9)', '"xbxb"'],
    ['"a🚢".replace("", "-")', '"-a-🚢-"'],
    ['"a🚢".replace("", "-", 2)', '"-a-🚢"'],
    ['"aaa".replace("aa", "b")', '"ba"'],
    ['" \\t\\u0085a b\\u3000\\n".trim()', '"a b"'],
    ['"\\ufeffa".trim()', '"\ufeffa"'],
    ['"ABC Ä".lowerAscii()', '"abc Ä"'],
    ['"abc ä".upperAscii()', '"ABC ä"'],
    ['"a🚢b".reverse()', '"b🚢a"'],
    [
      'strings.quote("a\\"b\\\\c\\a\\b\\f\\n\\r\\t\\v")',
      '"\\"a\\\\\\"b\\\\\\\\c\\\\a\\\\b\\\\f\\\\n\\\\r\\\\t\\\\v\\""',
    ],
    ['strings.quote("\\x01")', '"\\"\\u0001\\""'],
    ['"%d".format([1])', '"1"'],
  ]);
});

test('Half a character is quoted as the sign for what is none', () => {
  expect(codeOf('strings.quote(s)', { s: 'a\ud800' })).toBe('"\\"a\ufffd\\""');
});

test('Text that grows without end is stopped', () => {
  const s = 'a'.repeat(100_000);
  for (const text of [
    's.replace("", s)',
    '[s, s].map(x, s).join(s.replace("a", s))',
    's.split("").map(x, s.replace("a", "bb")).join()',
  ]) {
    expect(codeOf(text, { s }), text).toBe('budget');
  }
  expect(strings.length).toBeGreaterThan(15);
});
