import { describe, expect, test } from 'vitest';
import { fieldOf, isPlainMap, isSame, overlay } from '../../../src/domain/plain.ts';
import type { Plain } from '../../../src/domain/plain.ts';

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  [null, false],
  ['a', false],
  [1, false],
  [undefined, false],
] as const)('%j is a map: %s', (value, is) => expect(isPlainMap(value)).toBe(is));

test.each<readonly [value: Plain | undefined, name: string, field: Plain | undefined]>([
  [{ a: 1 }, 'a', 1],
  [{ a: null }, 'a', null],
  [{ a: 1 }, 'b', undefined],
  [{ a: 1 }, 'constructor', undefined],
  [['a'], '0', undefined],
  ['abc', 'length', undefined],
  [undefined, 'a', undefined],
])('%j has under %s: %j', (value, name, field) => expect(fieldOf(value, name)).toBe(field));

describe('isSame', () => {
  const cases: readonly (readonly [a: Plain, b: Plain, same: boolean])[] = [
    [1, 1, true],
    [1, '1', false],
    [null, null, true],
    [{}, [], false],
    [[1, 2], [1, 2], true],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [{ a: 1, b: { c: [] } }, { b: { c: [] }, a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1, b: 2 }, { a: 1, c: 2 }, false],
    [{ toString: 1 }, { a: 1 }, false],
    [{}, null, false],
    [Number.NaN, Number.NaN, true],
    [0, -0, true],
    [Object.fromEntries([['__proto__', 1]]), {}, false],
  ];
  test.each(cases)('%j and %j: %s', (a, b, same) => {
    expect(isSame(a, b)).toBe(same);
    expect(isSame(b, a)).toBe(same);
  });
});

describe('overlay', () => {
  const cases: readonly (readonly [rule: string, base: Plain, over: Plain, result: Plain])[] = [
    ['maps go key by key', { a: { b: 1, c: 2 } }, { a: { c: 3, d: 4 } }, { a: { b: 1, c: 3, d: 4 } }],
    ['lists are replaced as a whole', { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ['a map takes the place of a scalar', { a: 1 }, { a: { b: 2 } }, { a: { b: 2 } }],
    ['null is a value', { a: 1 }, { a: null }, { a: null }],
    ['a key of another world is data', {}, { constructor: 1 }, { constructor: 1 }],
  ];
  test.each(cases)('%s', (_, base, over, result) => expect(overlay(base, over)).toEqual(result));
});
