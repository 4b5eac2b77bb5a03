import { expect, test } from 'vitest';
import { closersOf, leftOf, openBrackets } from '../../../../../src/domain/jmespath/complete/left.ts';

test.each([
  ['a.b', 'a . b'],
  ["a == 'x' && ", 'a == x &&'],
  ['a # b', 'a b'],
  ["'a' # b", 'a b'],
  ["'a", null],
  ['a."b', null],
  ['`[1', null],
  ['', ''],
])('%s is read as %s', (text, wanted) => {
  const left = leftOf(text, text.length);
  expect(left === null ? null : left.tokens.map((token) => token.text).join(' ')).toBe(wanted);
  expect(left?.text.length ?? text.length).toBe(text.length);
});

test('What stands behind the place is not read', () => {
  expect(leftOf("a.b == 'c", 2)?.tokens.map((token) => token.text)).toEqual(['a', '.']);
});

test.each([
  ['a[0].b(c, {d: [', [6, 10, 14], ']})'],
  ['a[?b', [1], ']'],
  ['a(b)[c]', [], ''],
])('In %s the open brackets are closed', (text, open, closers) => {
  const tokens = leftOf(text, text.length)?.tokens ?? [];
  expect([openBrackets(tokens).map((index) => tokens[index]?.start), closersOf(tokens)]).toEqual([open, closers]);
});
