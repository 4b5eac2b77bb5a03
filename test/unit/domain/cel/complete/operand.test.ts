import { describe, expect, test } from 'vitest';
import { leftOf } from '../../../../../src/domain/cel/complete/left.ts';
import { endsValue, isSign, operandAt } from '../../../../../src/domain/cel/complete/operand.ts';

function tokensOf(text: string) {
  return leftOf(text, text.length)?.tokens ?? [];
}

describe('the value that a dot at the end belongs to', () => {
  const cases: readonly (readonly [text: string, operand: string | null])[] = [
    ['a', 'a'],
    ['a + b', 'b'],
    ['a.b.c', 'a.b.c'],
    ['a.?b.c', 'a.?b.c'],
    ['a ? b', 'b'],
    ['a ? .b', '.b'],
    ['!a', 'a'],
    ['-a.b', 'a.b'],
    ['a == b.c(d, e)[0].f', 'b.c(d, e)[0].f'],
    ['f(a).b', 'f(a).b'],
    ['g(f(a).b', 'f(a).b'],
    ['a && (b + c).d', '(b + c).d'],
    ['a in [b][0]', '[b][0]'],
    ['[a, b]', '[a, b]'],
    ['{"a": b}', '{"a": b}'],
    ["a + 'b'", "'b'"],
    ['a.`b-c`', 'a.`b-c`'],
    ['a in b', 'b'],
    ['a.all(x, x.b', 'x.b'],
    ['a.true', 'a.true'],
    ['.b', '.b'],
    ['a + ', null],
    ['a in', null],
    ['', null],
    ['b)', null],
    [')', null],
  ];
  test.each(cases)('%s', (text, operand) => {
    const tokens = tokensOf(text);
    const span = operandAt(tokens, tokens.length - 1);
    const [first, last] = span === null ? [] : [tokens[span.first], tokens[span.last]];
    expect(first === undefined || last === undefined ? null : text.slice(first.start, last.end)).toBe(operand);
  });
});

describe('whether a value ends here', () => {
  const cases: readonly (readonly [text: string, ends: boolean])[] = [
    ['a', true],
    ['true', true],
    ['1', true],
    ['"a"', true],
    ['a)', true],
    ['a]', true],
    ['a}', true],
    ['in', false],
    ['a +', false],
    ['(', false],
    ['', false],
  ];
  test.each(cases)('%s', (text, ends) => expect(endsValue(tokensOf(text).at(-1))).toBe(ends));
});

test('A sign is known', () => {
  expect([isSign(tokensOf('.')[0], '.'), isSign(tokensOf('.')[0], ','), isSign(tokensOf('a')[0], '.')]).toEqual([
    true,
    false,
    false,
  ]);
});
