import { expect, test } from 'vitest';
import { endOfBlanks, endOfLine, isBareFrom, lineFrom } from '../../../../../src/domain/yaml/simple/line.ts';

test('The next line is the first that holds more than blanks and a comment', () => {
  expect(lineFrom('\n  # c\n   a: 1\n', 0)).toEqual({ from: 10, column: 3, to: 14 });
  expect(lineFrom('a', 0)).toEqual({ from: 0, column: 0, to: 1 });
  expect(lineFrom('a\n # b\n', 2)).toBeNull();
  expect(lineFrom('', 0)).toBeNull();
});

test('What is left of a line is bare where it is blank or a comment behind a blank', () => {
  const cases: readonly (readonly [rest: string, isBare: boolean])[] = [
    ['', true],
    ['  ', true],
    [' # c', true],
    ['# c', false],
    [' a', false],
  ];
  expect(cases.filter(([rest, isBare]) => isBareFrom(`x${rest}`, 1, rest.length + 1) !== isBare)).toEqual([]);
});

test('Ends of lines and of blanks', () => {
  expect([endOfLine('a\nb', 0), endOfLine('a\nb', 2)]).toEqual([1, 3]);
  expect([endOfBlanks('  a', 0), endOfBlanks('a', 0), endOfBlanks('  ', 0)]).toEqual([2, 0, 2]);
});
