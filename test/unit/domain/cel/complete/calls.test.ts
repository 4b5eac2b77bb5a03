import { describe, expect, test } from 'vitest';
import { openCalls } from '../../../../../src/domain/cel/complete/calls.ts';
import { leftOf } from '../../../../../src/domain/cel/complete/left.ts';

/** Each open call as `target|name|arguments before it`. */
function open(text: string): readonly string[] {
  const tokens = leftOf(text, text.length)?.tokens ?? [];
  const written = ({ first, last }: { readonly first: number; readonly last: number }): string =>
    text.slice(tokens[first]?.start, tokens[last]?.end);
  return openCalls(tokens).map(({ target, name, before }) =>
    [target === null ? '' : written(target), name, ...before.map(written)].join('|'),
  );
}

describe('calls that are open at the end', () => {
  const cases: readonly (readonly [text: string, ...calls: readonly string[]])[] = [
    ['f(', '|f'],
    ['f(a, b + c, d', '|f|a|b + c'],
    ['f(a)'],
    ['a.b.f(c, ', 'a.b|f|c'],
    ['f(a, b.g(h(1), ', '|f|a', 'b|g|h(1)'],
    ['f([a, b, ', '|f'],
    ['f({"a": b, ', '|f'],
    ['f((a, ', '|f'],
    ['(a'],
    ['a in (b'],
    ['a)) f(', '|f'],
    ['a.('],
    [''],
  ];
  test.each(cases)('%s', (text, ...calls) => expect(open(text)).toEqual(calls));
});

test('An argument that is not begun has its place', () => {
  const tokens = leftOf('f(a, ', 5)?.tokens ?? [];
  expect(openCalls(tokens)[0]?.first).toBe(tokens.length);
});

test('Of more open brackets than CEL takes the inner ones count', () => {
  const calls = open(`${'f('.repeat(400)}g(`);
  expect([calls.length, calls.at(-1)]).toEqual([250, '|g']);
});
