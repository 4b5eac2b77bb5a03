import { describe, expect, test } from 'vitest';
import { regex } from '../../../src/domain/regex.ts';

function check(pattern: string, text: string, found: boolean): void {
  expect(regex(pattern)?.test(text), `${pattern} in ${JSON.stringify(text)}`).toBe(found);
}

describe('an expression is of Go', () => {
  const cases: readonly (readonly [rule: string, pattern: string, found: string, not: string])[] = [
    ['It is found anywhere in the text', 'b+', 'abbc', 'ac'],
    ['Anchors hold it to the ends', '^b+$', 'bb', 'abb'],
    ['The end is the end of the text, not of a line', '^a$', 'a', 'a\n'],
    ['A dot is no line feed', '^a.b$', 'axb', 'a\nb'],
    ['Classes of Unicode', '^\\p{L}+$', 'größe', 'a1'],
    ['Flags stand in the expression', '(?i)^abc$', 'AbC', 'abd'],
    ['A dot is one character, however many units it has', '^.$', '🚢', '🚢🚢'],
    ['POSIX classes', '^[[:alnum:]]+$', 'a1', 'a-1'],
    ['The text ends with \\z', 'a\\z', 'ba', 'ab'],
    ['Names of Kubernetes', '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'my-name', 'My_Name'],
  ];
  test.each(cases)('%s', (_, pattern, found, not) => {
    check(pattern, found, true);
    check(pattern, not, false);
  });

  test.each(['a(?=b)', 'a(?!b)', '(?<=a)b', '(a)\\1', '[', '(', 'a**', '\\p{Nothing}', 'a{1001}'])(
    'What RE2 does not have is no expression: %s',
    (pattern) => expect(regex(pattern)).toBeNull(),
  );
});

test('An expression that takes others for ever ends at once', () => {
  for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(.*a){20}$', '(x+x+)+y'])
    check(pattern, `${'a'.repeat(5000)}!`, false);
});

test('More expressions than are kept are still understood', () => {
  for (let index = 0; index < 2500; index++) check(`^b${index}$`, `b${index}`, true);
  check('^b0$', 'b0', true);
  check('^b0$', 'b1', false);
  check('^b2499$', 'b2499', true);
});
