import { describe, expect, test } from 'vitest';
import { chosen, define, defineMethod, originOf, overload } from '../../../../../src/domain/cel/library/function.ts';
import type { Meter } from '../../../../../src/domain/cel/library/function.ts';
import { any, int, string } from '../../../../../src/domain/cel/library/kind.ts';
import * as types from '../../../../../src/domain/cel/type.ts';
import type { Value } from '../../../../../src/domain/cel/value/data.ts';
import { placesOf, root } from '../../../../../src/domain/cel/value/origin.ts';
import { Trouble, badArgument } from '../../../../../src/domain/cel/value/trouble.ts';
import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';

const meter: Meter = {
  work: () => undefined,
  once: () => undefined,
  grow: () => undefined,
  externals: nothingOutside,
  growBy: () => undefined,
};
const a: Value = { data: 1n, from: root('a') };
const b: Value = { data: 'x', from: root('b') };

test('What a function gives stems from all that it was given', () => {
  const repeat = define('repeat', [int, string], types.string, (times, text) => text.repeat(Number(times) + 1));
  expect(repeat).toMatchObject({ name: 'repeat', method: false, rest: null, settled: null });
  const result = repeat.call([a, b], meter);
  if (result instanceof Trouble) throw new Error(result.message);
  expect(result.data).toBe('xx');
  expect(placesOf(result.from).map(({ variable }) => variable)).toEqual(['a', 'b']);
  expect(placesOf(originOf([])).length).toBe(0);
});

test('A method has its target as the first argument', () => {
  const method = defineMethod('first', [string], types.string, (text) => text.charAt(0));
  expect([method.method, method.call([b], meter)]).toMatchObject([true, { data: 'x' }]);
});

test('The meter comes behind the arguments', () => {
  const metered = define('f', [int], types.int, (_, given) => given.work(3) ?? 1n);
  expect(
    metered.call([a], { ...meter, work: (steps) => (steps === 0 ? undefined : badArgument(`${steps} steps`)) }),
  ).toEqual(badArgument('3 steps'));
});

test('Trouble is handed on', () => {
  const failing = define('f', [], types.int, () => badArgument('No.'));
  expect(failing.call([], meter)).toEqual(badArgument('No.'));
});

describe('the first overload that takes the values is chosen', () => {
  const one = define('f', [int], types.int, (value) => value);
  const two = define('f', [int, string], types.int, (value) => value);
  const many = overload('f', false, [string], types.int, () => a, string);
  const last = define('f', [any], types.dyn, (value) => value);
  const all = [one, two, many, last];
  const cases: readonly (readonly [args: readonly Value[], found: unknown])[] = [
    [[a], one],
    [[a, b], two],
    [[b], many],
    [[b, b, b], many],
    [[{ data: null, from: null }], last],
    [[b, a], undefined],
    [[], undefined],
    [[a, a, a], undefined],
  ];
  test.each(cases)('%#', (args, found) => expect(chosen(all, args)).toBe(found));
});

test('A long text takes its time', () => {
  const spent: number[] = [];
  const isEmpty = define('f', [string], types.bool, (text) => text === '');
  const counting: Meter = { ...meter, work: (steps) => void spent.push(steps) };
  isEmpty.call([{ data: 'x'.repeat(1000), from: null }], counting);
  isEmpty.call([b], counting);
  expect(spent).toEqual([10, 0]);
});
