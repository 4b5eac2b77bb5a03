import { describe, expect, test } from 'vitest';
import { differenceOf } from '../../../../src/domain/template/difference.ts';

const lines = (...all: readonly (string | number)[]): string => all.map((line) => `${line}\n`).join('');
const numbers = Array.from({ length: 20 }, (_, index) => index + 1);

const cases: readonly (readonly [rule: string, before: string, after: string, shown: readonly string[]])[] = [
  ['the same', lines('a', 'b'), lines('a', 'b'), []],
  ['a line that changes', lines('a', 'b', 'c'), lines('a', 'x', 'c'), ['@@ -1,3 +1,3 @@', ' a', '-b', '+x', ' c']],
  ['a line more', lines('a', 'c'), lines('a', 'b', 'c'), ['@@ -1,2 +1,3 @@', ' a', '+b', ' c']],
  ['a line less', lines('a', 'b', 'c'), lines('a', 'c'), ['@@ -1,3 +1,2 @@', ' a', '-b', ' c']],
  ['from nothing', '', lines('a'), ['@@ -1,0 +1,1 @@', '+a']],
  ['a line that moves', lines('a', 'b', 'c'), lines('b', 'c', 'a'), ['@@ -1,3 +1,3 @@', '-a', ' b', ' c', '+a']],
  ['line ends are no difference', 'a\r\nb\r\n', 'a\nb\n', []],
];

describe('the lines that differ', () => {
  test.each(cases)('%s', (_, before, after, shown) => expect(differenceOf(before, after)).toEqual(shown));

  test('Two lines around a change are shown, and changes that are far apart have heads of their own', () => {
    const after = numbers.map((number) => (number === 5 || number === 15 ? `${number}!` : number));
    expect(differenceOf(lines(...numbers), lines(...after))).toEqual([
      '@@ -3,5 +3,5 @@',
      ' 3',
      ' 4',
      '-5',
      '+5!',
      ' 6',
      ' 7',
      '@@ -13,5 +13,5 @@',
      ' 13',
      ' 14',
      '-15',
      '+15!',
      ' 16',
      ' 17',
    ]);
  });

  test('Changes that are near have one head', () => {
    const after = numbers.map((number) => (number === 5 || number === 10 ? `${number}!` : number));
    expect(differenceOf(lines(...numbers), lines(...after)).filter((line) => line.startsWith('@@'))).toEqual([
      '@@ -3,10 +3,10 @@',
    ]);
  });
});
