import { describe, expect, test } from 'vitest';
import { because, plain, quoted, span, times, titled } from '../../../../src/domain/explain/words.ts';
import { hostile } from '../../../fixtures/hostile.ts';

test.each(Object.entries(hostile))('Text of a cluster is shown and obeyed nowhere: %s', (_name, text) => {
  const shown = quoted(text);
  expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u);
  expect(shown.length).toBeLessThanOrEqual(302);
});

test('Text of a cluster is one line, cut with an ellipsis', () => {
  expect(plain('  one\n\ttwo\r\nthree ')).toBe('one two three');
  expect(plain('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`);
  expect(plain('x'.repeat(300))).toBe('x'.repeat(300));
  expect(plain('a\u202eb')).toBe('a\\u{202e}b');
});

test('What is said comes as the end of a sentence', () => {
  expect(because('no space left.\n')).toBe(': "no space left".');
  expect(because(' \n')).toBe('.');
});

test('An object without a kind is one all the same', () => {
  expect(titled('Deployment', 'web')).toBe('Deployment "web"');
  expect(titled('', '')).toBe('Object ""');
});

describe('a length of time', () => {
  const cases: readonly (readonly [milliseconds: number, expected: string])[] = [
    [-5, '0 s'],
    [59_400, '59 s'],
    [60_000, '1 min'],
    [3_599_000, '59 min'],
    [3_600_000, '1 h'],
    [47 * 3_600_000, '47 h'],
    [48 * 3_600_000, '2 days'],
  ];
  test.each(cases)('of %d milliseconds', (milliseconds, expected) => {
    expect(span(milliseconds)).toBe(expected);
  });
});

test('What happened is counted', () => {
  expect([times(1), times(2)]).toEqual(['once', '2 times']);
});
