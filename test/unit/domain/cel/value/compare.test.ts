import { describe, expect, test } from 'vitest';
import type { Meter } from '../../../../../src/domain/cel/library/function.ts';
import { compare, equal } from '../../../../../src/domain/cel/value/compare.ts';
import type { Data, Foreign } from '../../../../../src/domain/cel/value/data.ts';
import { MadeList, MadeMap, none, some } from '../../../../../src/domain/cel/value/made.ts';
import { Trouble } from '../../../../../src/domain/cel/value/trouble.ts';
import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';

const free: Meter = {
  work: () => undefined,
  once: () => undefined,
  grow: () => undefined,
  externals: nothingOutside,
  growBy: () => undefined,
};
const spent: Meter = { ...free, work: () => new Trouble('budget', 'Over.') };

const uint = (value: bigint): Data => ({ kind: 'uint', value });
const time = (nanos: bigint): Data => ({ kind: 'timestamp', nanos });
const span = (nanos: bigint): Data => ({ kind: 'duration', nanos });
const bytes = (...all: readonly number[]): Data => ({ kind: 'bytes', bytes: Uint8Array.from(all) });
const list = (...all: readonly Data[]): MadeList => new MadeList(all.map((data) => ({ data, from: null })));
const map = (...entries: readonly (readonly [Data, Data])[]): MadeMap => {
  const made = new MadeMap();
  for (const [key, value] of entries) made.add({ data: key, from: null }, { data: value, from: null });
  return made;
};
const foreign = (typeName: string, name: string): Foreign & { readonly name: string } => ({
  kind: 'foreign',
  typeName,
  name,
  equals: (other) => 'name' in other && other.name === name,
});

describe('the same', () => {
  const cases: readonly (readonly [one: Data, other: Data])[] = [
    [null, null],
    [true, true],
    ['a', 'a'],
    [1n, 1n],
    [1n, 1],
    [1n, uint(1n)],
    [uint(1n), 1],
    [0, -0],
    [2n ** 53n + 1n, 2 ** 53],
    [time(1n), time(1n)],
    [span(1n), span(1n)],
    [bytes(1, 2), bytes(1, 2)],
    [
      { kind: 'type', name: 'int' },
      { kind: 'type', name: 'int' },
    ],
    [list(), list()],
    [list(1n, 'a'), list(1, 'a')],
    [map(['a', 1n], ['b', 2n]), map(['b', 2n], ['a', 1n])],
    [map([1n, 'a']), map([uint(1n), 'a'])],
    [none, none],
    [some({ data: 1n, from: null }), some({ data: 1, from: null })],
    [foreign('url', 'a'), foreign('url', 'a')],
  ];
  test.each(cases.map(([one, other], index) => ({ one, other, index })))('$index', ({ one, other }) => {
    expect([equal(one, other, free), equal(other, one, free)]).toEqual([true, true]);
  });
});

describe('not the same', () => {
  const cases: readonly (readonly [one: Data, other: Data])[] = [
    [null, false],
    [1n, 2n],
    [1n, '1'],
    [1n, true],
    [1.5, 1n],
    [Number.NaN, Number.NaN],
    [Number.NaN, 1n],
    [time(1n), time(2n)],
    [time(1n), span(1n)],
    [bytes(1), bytes(2)],
    [bytes(1), bytes(1, 2)],
    [bytes(1), list(1n)],
    [
      { kind: 'type', name: 'int' },
      { kind: 'type', name: 'uint' },
    ],
    [list(1n), list(2n)],
    [list(1n), list(1n, 2n)],
    [list(), map()],
    [map(['a', 1n]), map(['a', 2n])],
    [map(['a', 1n]), map(['b', 1n])],
    [map(['a', 1n]), map()],
    [none, some({ data: null, from: null })],
    [none, null],
    [some({ data: 1n, from: null }), 1n],
    [foreign('url', 'a'), foreign('url', 'b')],
    [foreign('url', 'a'), foreign('ip', 'a')],
    [uint(1n), 'a'],
    [uint(1n), none],
  ];
  test.each(cases.map(([one, other], index) => ({ one, other, index })))('$index', ({ one, other }) => {
    expect([equal(one, other, free), equal(other, one, free)]).toEqual([false, false]);
  });
});

describe('order', () => {
  const rising: readonly (readonly [one: Data, other: Data])[] = [
    [1n, 2n],
    [1n, 1.5],
    [-1n, uint(0n)],
    [1.5, uint(2n)],
    [false, true],
    ['a', 'b'],
    ['a', 'aa'],
    ['', 'a'],
    ['Z', 'a'],
    ['\ue000', '🚢'],
    ['a\ud7ff', 'a🚢'],
    ['🚢', '🚣'],
    [time(1n), time(2n)],
    [span(-1n), span(1n)],
    [bytes(1), bytes(2)],
    [bytes(1), bytes(1, 0)],
    [-1n, Number.POSITIVE_INFINITY],
  ];
  test.each(rising.map(([one, other], index) => ({ one, other, index })))('$index', ({ one, other }) => {
    expect(compare(one, other)).toBeLessThan(0);
    expect(compare(other, one)).toBeGreaterThan(0);
    expect([compare(one, one), compare(other, other)]).toEqual([0, 0]);
  });

  test('A number that is none is neither more nor less', () => {
    expect([compare(Number.NaN, 1n), compare(1, Number.NaN), compare(Number.NaN, Number.NaN)]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });

  test('Values of two types have none, and lists, maps and null neither', () => {
    const pairs: readonly (readonly [Data, Data])[] = [
      [1n, 'a'],
      ['a', null],
      [null, null],
      [list(), list()],
      [map(), map()],
      [time(1n), span(1n)],
      [true, 1n],
      [bytes(1), list(1n)],
    ];
    expect(pairs.map(([one, other]) => compare(one, other))).toEqual(pairs.map(() => undefined));
  });
});

test('What is compared is paid for', () => {
  expect(equal(list(1n), list(1n), spent)).toBeInstanceOf(Trouble);
  expect(equal(map(['a', 1n]), map(['a', 1n]), spent)).toBeInstanceOf(Trouble);
  expect(equal(1n, 1n, spent)).toBe(true);
});

test('What nests without end is not compared', () => {
  let one = list();
  for (let depth = 0; depth < 5000; depth++) one = list(one);
  expect(equal(one, one, free)).toMatchObject({ code: 'budget', message: 'The values nest more than 500 deep.' });
  let other = list();
  for (let depth = 0; depth < 400; depth++) other = list(other);
  expect(equal(other, other, free)).toBe(true);
});
