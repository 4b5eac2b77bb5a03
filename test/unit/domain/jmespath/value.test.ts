import { expect, test } from 'vitest';
import { placesOf, root } from '../../../../src/domain/cel/value/origin.ts';
import {
  collected,
  isEqual,
  isFalse,
  listOf,
  mostValues,
  plain,
  read,
  sizeOf,
  valueOf,
  written,
} from '../../../../src/domain/jmespath/value.ts';
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

test('An int of Go is no number: it is neither false nor equal to one', () => {
  expect([isFalse(0n), isEqual(1n, 1), isEqual(1n, 1n), plain(1n)]).toEqual([false, false, true, 1n]);
});

test('Values are counted as often as they stand there, read or made', () => {
  expect(sizeOf(written({ a: [1, 'x', null] }).data, mostValues)).toBe(5);
  expect(sizeOf(read({ a: [1, 'x', null] }, root('x')).data, mostValues)).toBe(5);
  expect(sizeOf('x'.repeat(160), mostValues)).toBe(11);
  const twice = (value: Value): Value => listOf([value, value], null);
  expect(sizeOf(twice(twice(read([1], root('x')))).data, mostValues)).toBe(11);
  let doubled = written(1);
  for (let times = 0; times < 100; times += 1) doubled = twice(doubled);
  expect(sizeOf(doubled.data, 1000)).toBeGreaterThan(1000);
  expect(
    sizeOf(
      read(
        Array.from({ length: 5000 }, () => 0),
        root('x'),
      ).data,
      1000,
    ),
  ).toBeLessThan(1010);
});

test('A key is looked up in what is read and in what is made, and only own ones are there', () => {
  const lists = [read({ a: 1, ['__proto__']: 2 }, root('x')), written({ a: 1, ['__proto__']: 2 })];
  for (const { data } of lists) {
    if (data === null || typeof data !== 'object' || data.kind !== 'map') throw new Error('a mapping');
    const looked = ['a', '__proto__', 'toString', 'b'].map((key) => valueOf(data, key)?.data);
    expect(looked).toEqual([1, 2, undefined, undefined]);
    expect(data.entries.size).toBe(2);
    expect(valueOf(data, 'a')?.data).toBe(1);
  }
});
