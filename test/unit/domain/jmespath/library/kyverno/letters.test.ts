import { expect, test } from 'vitest';
import { equalFold, lower, upper } from '../../../../../../src/domain/jmespath/library/kyverno/letters.ts';

test('Characters are mapped one to one', () => {
  expect(upper('aß ŉ ᾳ ǆ')).toBe('Aß ŉ ᾼ Ǆ');
  expect(lower('AİΣ ẞ')).toBe('aiσ ß');
});

test.each([
  ['Go', 'gO', true],
  ['K', '\u212a', true],
  ['ß', 'ẞ', true],
  ['ß', 'ss', false],
  ['İ', 'i', false],
  ['Σ', 'ς', true],
  ['a', 'b', false],
  ['^', '.', false],
  ['😀', '😀', true],
])('%s and %s: %s', (a, b, isSame) => expect(equalFold(a, b)).toBe(isSame));
