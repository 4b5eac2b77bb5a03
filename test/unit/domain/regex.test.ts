import { describe, expect, test } from 'vitest';
import { regex, regexProblem } from '../../../src/domain/regex.ts';

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

describe('matches from left to right, as Go finds them', () => {
  const cases: readonly (readonly [pattern: string, text: string, most: number, found: readonly string[]])[] = [
    ['[0-9]+', 'a1b22', 9, ['1', '22']],
    ['[0-9]+', 'a1b22', 1, ['1']],
    ['[0-9]+', 'a1b22', 0, []],
    ['[0-9]+', 'abc', 9, []],
    // An empty match right behind another is none.
    ['a*', 'baaau', 9, ['', 'aaa', '']],
    ['', '🚢x', 9, ['', '', '']],
    ['.', '🚢x', 9, ['🚢', 'x']],
    ['^a', 'aa', 9, ['a']],
  ];
  test.each(cases)('%s in %s, at most %i', (pattern, text, most, found) => {
    const matches = regex(pattern)?.find(text, most) ?? [];
    expect(matches.map(({ start, end }) => text.slice(start, end))).toEqual(found);
  });

  test('What groups have matched is told, and null of one that took no part', () => {
    const expression = regex('(a)|(b)');
    expect(expression?.groups).toBe(2);
    expect(expression?.find('ab', 9)).toEqual([
      { start: 0, end: 1, groups: ['a', null] },
      { start: 1, end: 2, groups: [null, 'b'] },
    ]);
  });
});

test('Groups are known by their names', () => {
  expect([...(regex('(?P<a>x)(y)(?P<b>z)')?.names ?? [])]).toEqual([
    ['a', 1],
    ['b', 3],
  ]);
});

test.each([
  ['a+', null],
  ['(', 'error parsing regexp: missing closing ): `(`'],
  ['a**', 'error parsing regexp: invalid nested repetition operator: `**`'],
  ['\\', 'error parsing regexp: trailing backslash at end of expression: ``'],
])('What is wrong with %s is told as Go tells it', (pattern, message) => expect(regexProblem(pattern)).toBe(message));
