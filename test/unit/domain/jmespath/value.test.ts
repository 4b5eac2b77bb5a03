import { expect, test } from 'vitest';
import { placesOf, root } from '../../../../src/domain/cel/value/origin.ts';
import { collected, isEqual, isFalse, listOf, plain, read, written } from '../../../../src/domain/jmespath/value.ts';
import type { Value } from '../../../../src/domain/jmespath/value.ts';

test('What is read is plain again, and a bigint is a number', () => {
  const raw = { a: [1, 'x', null, { b: true }], constructor: 'data' };
  expect(plain(read(raw, root('x')).data)).toEqual(raw);
  expect(read(5n, root('x')).data).toBe(5);
  expect(read(undefined, root('x')).data).toBe(null);
});

test('Empty things, false and null are false; zero is not', () => {
  const all = [null, false, '', [], {}, 0, 'a', [0], { a: 0 }, true];
  expect(all.map((raw) => isFalse(written(raw).data))).toEqual(all.map((_, index) => index < 5));
});

test('Equal is equal in type and value', () => {
  const same = (a: unknown, b: unknown): boolean => isEqual(written(a).data, written(b).data);
  expect(same({ a: 1, b: [2] }, { b: [2], a: 1 })).toBe(true);
  expect([same(1, '1'), same([1], [1, 2]), same({ a: 1 }, { b: 1 }), same({}, []), same(null, false)]).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('A list stems from its elements, and an empty one from what it was looked for in', () => {
  const [a, b] = [read(1, root('a')), read(2, root('b'))];
  const names = (value: Value): string[] => placesOf(value.from).map(({ variable }) => variable);
  expect(names(collected([a, b], null))).toEqual(['a', 'b']);
  expect(names(collected([], root('c')))).toEqual(['c']);
  expect(names(listOf([a], null))).toEqual([]);
  expect(placesOf(written([1]).from)).toEqual([]);
});
