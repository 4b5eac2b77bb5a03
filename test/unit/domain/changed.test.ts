import { expect, test } from 'vitest';
import { changedList, changedMap } from '../../../src/domain/changed.ts';

const doubled = (value: number): number => (value < 0 ? value : value * 2);

test.each([
  [
    [1, -1, 2],
    [2, -1, 4],
  ],
  [
    [-1, -1, 3],
    [-1, -1, 6],
  ],
  [
    [3, -1],
    [6, -1],
  ],
])('Of the list %j comes %j', (list, expected) => {
  expect(changedList(list, doubled)).toEqual(expected);
});

test('What does not change is the same list and the same map', () => {
  const [list, map] = [[-1, -2], { a: -1, b: -2 }];
  expect(changedList(list, doubled)).toBe(list);
  expect(changedMap(map, doubled)).toBe(map);
});

test('Keys stay in their order, and what becomes undefined goes', () => {
  const given = { c: -1, a: 1, d: 0, b: -2 };
  const made = changedMap(given, (value, key) => (key === 'd' ? undefined : doubled(value)));
  expect(Object.entries(made)).toEqual([
    ['c', -1],
    ['a', 2],
    ['b', -2],
  ]);
  expect(given).toEqual({ c: -1, a: 1, d: 0, b: -2 });
});

test.each([
  { a: -1, ['__proto__']: 1 },
  { ['__proto__']: -1, a: 1 },
])('A key called __proto__ is data: %#', (given) => {
  const made = changedMap<number>(given, doubled);
  expect(Object.keys(made)).toEqual(Object.keys(given));
  expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
});
