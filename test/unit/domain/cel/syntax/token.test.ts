import { expect, test } from 'vitest';
import { isKeyword, isReserved, signs } from '../../../../../src/domain/cel/syntax/token.ts';

test('Words of the grammar are no reserved words, and reserved words none of the grammar', () => {
  for (const word of ['true', 'false', 'null', 'in'])
    expect([isKeyword(word), isReserved(word)]).toEqual([true, false]);
  for (const word of ['as', 'for', 'package', 'while'])
    expect([isKeyword(word), isReserved(word)]).toEqual([false, true]);
  for (const word of ['a', 'TRUE', 'int', 'constructor'])
    expect([isKeyword(word), isReserved(word)]).toEqual([false, false]);
});

test('No sign stands in the table twice', () => {
  expect(new Set(signs).size).toBe(signs.length);
});
