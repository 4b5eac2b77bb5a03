import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { leftOf } from '../../../../../src/domain/cel/complete/left.ts';
import { typed } from '../../../../../src/domain/cel/complete/typed.ts';
import { int, listOf, nameOf, objectOf, string } from '../../../../../src/domain/cel/type.ts';

const environment = environmentOf({ a: objectOf('a', { b: listOf(string), c: int }), 'v.w': int });
const scope = { name: 'x', type: int, up: null };

describe('what is known of words', () => {
  const cases: readonly (readonly [text: string, type: string, path: string | null])[] = [
    ['a', 'a', 'a'],
    ['a.b', 'list(string)', 'a.b'],
    ['a.b[0]', 'string', null],
    ['a.b.map(y, y.size())', 'list(int)', null],
    ['v.w', 'int', 'v.w'],
    ['x', 'int', 'x'],
    ['"a"', 'string', null],
    ['unknown', 'dyn', 'unknown'],
    ['a.b[0', 'dyn', null],
  ];
  test.each(cases)('%s', (text, type, path) => {
    const left = leftOf(text, text.length) ?? { text: '', tokens: [] };
    const found = typed(left, { first: 0, last: left.tokens.length - 1 }, environment, scope);
    expect([nameOf(found.type), found.path]).toEqual([type, path]);
  });
});

test('Of nothing nothing is known', () => {
  const found = typed({ text: '', tokens: [] }, null, environment, null);
  expect([nameOf(found.type), found.path]).toEqual(['dyn', null]);
});
