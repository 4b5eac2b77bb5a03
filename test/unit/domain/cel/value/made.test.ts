import { expect, test } from 'vitest';
import type { Data, Value } from '../../../../../src/domain/cel/value/data.ts';
import { MadeList, MadeMap, isKey, itemsOf, keyOf, none, some } from '../../../../../src/domain/cel/value/made.ts';

const one: Value = { data: 1n, from: null };
const two: Value = { data: 'two', from: null };
const uint = (value: bigint): Data => ({ kind: 'uint', value });

test('A list gives its elements in order', () => {
  const list = new MadeList([one, two]);
  expect(list.size).toBe(2);
  expect(list.at(1)).toBe(two);
  expect([...itemsOf(list)]).toEqual([one, two]);
  expect(list.at(2).data).toBeNull();
});

test('A key that is the same number is there already', () => {
  const map = new MadeMap();
  expect([map.add(one, two), map.add({ data: uint(1n), from: null }, one), map.add(two, one)]).toEqual([
    true,
    false,
    true,
  ]);
  expect([map.get(1n), map.get(uint(1n)), map.get(1), map.get('two'), map.get('1'), map.get(1.5)]).toEqual([
    two,
    two,
    two,
    one,
    undefined,
    undefined,
  ]);
  expect(map.size).toBe(2);
  expect(map.keys()).toEqual([one, two]);
});

test('Keys are texts, whole numbers and booleans', () => {
  expect(['a', 1n, uint(1n), true].map(isKey)).toEqual([true, true, true, true]);
  expect([1.5, 1, null, none, new MadeList([])].map(isKey)).toEqual([false, false, false, false, false]);
});

test('Numbers of the same value are the same key', () => {
  expect([keyOf(1n), keyOf(1), keyOf(uint(1n)), keyOf(1.5), keyOf('1'), keyOf(null)]).toEqual([
    1n,
    1n,
    1n,
    1.5,
    '1',
    null,
  ]);
});

test('An optional holds a value or none', () => {
  expect(none.value).toBeNull();
  expect(some(one)).toEqual({ kind: 'optional', value: one });
});
