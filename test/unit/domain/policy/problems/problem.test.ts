import { describe, expect, test } from 'vitest';
import { didYouMean, problemAt, quoted } from '../../../../../src/domain/policy/problems/problem.ts';

test('A problem is with a value, unless it is with less or with a key', () => {
  const plain = {
    steps: ['spec'],
    part: null,
    on: 'value',
    severity: 'error',
    kind: 'rule',
    message: 'No.',
    near: null,
  };
  expect(problemAt(['spec'], 'rule', 'error', 'No.')).toEqual(plain);
  const part = { start: 0, end: 2 };
  expect(problemAt(['spec'], 'rule', 'error', 'No.', { on: 'key', part, near: 'a' })).toEqual({
    ...plain,
    on: 'key',
    part,
    near: 'a',
  });
});

describe('a guess', () => {
  const none = { near: null, hint: '.' };
  const many = Array.from({ length: 600 }, (_, index) => `name-${index}`);
  test.each([
    ['imagse', ['images', 'request'], { near: 'images', hint: '; did you mean "images"?' }],
    ['nothing', ['images'], none],
    ['name-1', [], none],
    // Among so many nobody looks.
    ['name-1', many, none],
    ['x'.repeat(300), ['x'.repeat(299)], none],
  ])('for %s', (name, known, guess) => expect(didYouMean(name, known)).toEqual(guess));
});

test.each([
  ['a', '"a"'],
  ['a\nb', '"a…"'],
  ['x'.repeat(61), `"${'x'.repeat(57)}…"`],
])('%j is said as %s', (text, said) => expect(quoted(text)).toBe(said));
