import { describe, expect, test } from 'vitest';
import { didYouMean, problemAt, quoted } from '../../../../../src/domain/policy/problems/problem.ts';

test('A problem is with a value, unless it is with less or with a key', () => {
  const plain = { steps: ['spec'], part: null, on: 'value', severity: 'error', kind: 'rule', message: 'No.' };
  expect(problemAt(['spec'], 'rule', 'error', 'No.')).toEqual(plain);
  const part = { start: 0, end: 2 };
  expect(problemAt(['spec'], 'rule', 'error', 'No.', { on: 'key', part })).toEqual({ ...plain, on: 'key', part });
});

describe('a guess', () => {
  const many = Array.from({ length: 600 }, (_, index) => `name-${index}`);
  test.each([
    ['imagse', ['images', 'request'], '; did you mean "images"?'],
    ['nothing', ['images'], '.'],
    ['name-1', [], '.'],
    // Among so many nobody looks.
    ['name-1', many, '.'],
    ['x'.repeat(300), ['x'.repeat(299)], '.'],
  ])('for %s', (name, known, end) => expect(didYouMean(name, known)).toBe(end));
});

test.each([
  ['a', '"a"'],
  ['a\nb', '"a…"'],
  ['x'.repeat(61), `"${'x'.repeat(57)}…"`],
])('%j is said as %s', (text, said) => expect(quoted(text)).toBe(said));
