import { expect, test } from 'vitest';
import { Exhausted, Meter } from '../../../../src/domain/policy/meter.ts';
import { hasWildcard, wildcard } from '../../../../src/domain/policy/wildcard.ts';

test.each([
  ['*', '', true],
  ['', '', true],
  ['', 'a', false],
  ['a', 'a', true],
  ['a', 'A', false],
  ['a*', 'a', true],
  ['a*', 'ab/c', true],
  ['*c', 'ab/c', true],
  ['a*c', 'abcbc', true],
  ['a*c', 'abcb', false],
  ['a*b*c', 'aXbYc', true],
  ['a*b*c', 'aXcYb', false],
  ['?', '', false],
  ['?', 'a', true],
  ['?', 'ab', false],
  ['?*', 'a', true],
  ['?*', '', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['*?c', 'c', false],
  ['*?c', 'cc', true],
  ['**', 'a', true],
  ['a**', 'a', true],
  ['a*?', 'a', false],
  ['[a]', 'a', false],
  ['a.c', 'abc', false],
  ['?', '😀', true],
  ['??', '😀', false],
  ['a?b*', 'a😀b', true],
])('%j is like %j: %j', (pattern, text, expected) => {
  expect(wildcard(pattern, text)).toBe(expected);
});

test('A star or a question mark makes a pattern', () => {
  expect(['a', 'a*', '?', ''].map(hasWildcard)).toEqual([false, true, true, false]);
});

test('A pattern that is like everything but the end takes steps and comes to an end', () => {
  const [pattern, text] = [`${'*a'.repeat(50)}b`, 'a'.repeat(5000)];
  expect(wildcard(pattern, text, new Meter(20_000))).toBe(false);
  expect(() => wildcard(pattern, text, new Meter(10))).toThrow(Exhausted);
  expect(wildcard('a*', 'a'.repeat(100), new Meter(2))).toBe(true);
});
