import { describe, expect, test } from 'vitest';
import { leftOf } from '../../../../../src/domain/cel/complete/left.ts';
import { atCursor } from './cursor.ts';

/** The words before the cursor, joined by blanks; null inside of something. */
function words(marking: string): string | null {
  const { text, offset } = atCursor(marking);
  const left = leftOf(text, offset);
  return left === null ? null : left.tokens.map(({ start, end }) => left.text.slice(start, end)).join(' ');
}

describe('the words before a place', () => {
  const cases: readonly (readonly [text: string, words: string | null])[] = [
    ['', ''],
    ['a.b', 'a . b'],
    ['a.b‸.c', 'a . b'],
    ['a.bc‸d', 'a . bc'],
    ["a == 'b' && c", "a == 'b' && c"],
    ["a == 'b‸'", null],
    ["a == 'b", null],
    ['a == """b', null],
    ['a.`b', null],
    ["a == 'b\n && c.", 'a == && c .'],
    ['a // b', null],
    ['a // b‸\n', null],
    ['a // b\n + c', 'a + c'],
    ["'//'", "'//'"],
    ['a & b.', 'a b .'],
    ['a && b =', null],
    ['a #', null],
    ['1a', null],
    ['1a + b', '+ b'],
    [String.raw`'\q' + a`, "'  ' + a"],
  ];
  test.each(cases)('%s', (text, found) => expect(words(text)).toBe(found));
});

test('What is no expression is given up', () => {
  expect(leftOf(`${'#'.repeat(10_000)} a`, 10_002)).toBeNull();
});
