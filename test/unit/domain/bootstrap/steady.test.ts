import { describe, expect, test } from 'vitest';
import { steadyPart } from '../../../../src/domain/bootstrap/steady.ts';

describe('What two renderings have in common', () => {
  test('is all but what differs', () => {
    const of = (password: string, hosts: readonly string[]): object => ({
      kind: 'Secret',
      data: { user: 'ada', password },
      list: [{ a: 1 }, { password }],
      hosts,
    });
    expect(steadyPart(of('one', ['a']), of('two', ['a']))).toEqual({
      kind: 'Secret',
      data: { user: 'ada', password: '(made anew each time)' },
      list: [{ a: 1 }, { password: '(made anew each time)' }],
      hosts: ['a'],
    });
    expect(steadyPart(of('one', ['a']), of('one', ['a', 'b']))).toMatchObject({ hosts: '(made anew each time)' });
  });

  const made = '(made anew each time)';
  const cases: readonly (readonly [rule: string, one: unknown, other: unknown, expected: unknown])[] = [
    ['a key that only one has', { a: 1 }, { a: 1, b: 2 }, { a: 1, b: made }],
    ['values of two types', { a: 1, b: null, c: [] }, { a: '1', b: false, c: {} }, { a: made, b: made, c: made }],
    ['lists of other lengths, as a whole', [1, 2], [1], made],
    ['an item of a list', [1, [2, 3]], [1, [2, 4]], [1, [2, made]]],
    ['all of it, where one is missing', { a: 1 }, undefined, made],
    ['nothing', { a: [null, 'x', 1.5, {}] }, { a: [null, 'x', 1.5, {}] }, { a: [null, 'x', 1.5, {}] }],
  ];
  test.each(cases)('leaves out %s, whichever comes first', (_, one, other, expected) => {
    expect(steadyPart(one, other)).toEqual(expected);
    expect(steadyPart(other, one)).toEqual(expected);
  });

  test('has keys of its own only', () => {
    const odd = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}') as object;
    expect(JSON.stringify(steadyPart(odd, odd))).toBe(JSON.stringify(odd));
    expect(JSON.stringify(steadyPart(odd, {}))).toBe(
      '{"__proto__":"(made anew each time)","constructor":"(made anew each time)"}',
    );
    expect(steadyPart({ a: undefined }, {})).toEqual({ a: '(made anew each time)' });
  });
});
