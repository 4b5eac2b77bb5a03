import { expect, test } from 'vitest';
import { isAnchor, parseAnchor } from '../../../../../src/domain/policy/pattern/anchor.ts';

test.each([
  ['(a)', 'condition', 'a', ''],
  ['<(a)', 'global', 'a', '<'],
  ['X(a)', 'negation', 'a', 'X'],
  ['+(a)', 'add', 'a', '+'],
  ['=(a)', 'equality', 'a', '='],
  ['^(a)', 'existence', 'a', '^'],
  [' (a b) ', 'condition', 'a b', ''],
  ['((a))', 'condition', '(a)', ''],
  ['=(app.io/x)', 'equality', 'app.io/x', '='],
])('%s is an anchor', (key, kind, inner, sign) => {
  expect(parseAnchor(key)).toEqual({ kind, key: inner, sign });
});

test.each(['a', '()', '=()', '(a', 'a)', 'x(a)', '==(a)', '(a)b', '=a', '(a\nb)', ''])('%j is none', (key) => {
  expect(parseAnchor(key)).toBeNull();
});

test('Whether it is one of some', () => {
  expect(isAnchor('=(a)', 'condition', 'equality')).toBe(true);
  expect(isAnchor('=(a)', 'condition')).toBe(false);
  expect(isAnchor('a', 'condition')).toBe(false);
});
