import { describe, expect, test } from 'vitest';
import { argumentsIn, problem, unknown } from '../../../../../src/domain/cel/check/message.ts';

const name = { text: 'adress', start: 3, end: 9 };

describe('an unknown name', () => {
  const cases: readonly (readonly [known: readonly string[], message: string, near: string | null])[] = [
    [['address', 'name'], 'Unknown field; did you mean "address"?', 'address'],
    [['name'], 'Unknown field; known is name.', null],
    [['name', 'role'], 'Unknown field; known are name, role.', null],
    [[], 'Unknown field.', null],
    [Array.from('abcdefgh'), 'Unknown field; known are a, b, c, d, e, f, g, h.', null],
    [Array.from('abcdefghi'), 'Unknown field.', null],
  ];
  test.each(cases)('among %j', (known, message, near) => {
    expect(unknown('unknown-field', 'field', name, known)).toEqual({
      code: 'unknown-field',
      message,
      start: 3,
      end: 9,
      near,
    });
  });
});

test('Any other problem has no better name', () => {
  expect(problem('arity', name, 'Text.')).toEqual({ code: 'arity', message: 'Text.', start: 3, end: 9, near: null });
});

describe('numbers of arguments', () => {
  const cases: readonly (readonly [counts: readonly number[], open: boolean, words: string])[] = [
    [[0], false, 'no arguments'],
    [[1], false, '1 argument'],
    [[2], false, '2 arguments'],
    [[1, 1], false, '1 argument'],
    [[3, 2, 2], false, '2 or 3 arguments'],
    [[0, 1], false, '0 or 1 arguments'],
    [[1], true, 'at least 1 argument'],
    [[2, 3], true, 'at least 2 arguments'],
  ];
  test.each(cases)('%j, and more: %s', (counts, open, words) => expect(argumentsIn(counts, open)).toBe(words));
});
