import { expect, test } from 'vitest';
import { argumentTrouble } from '../../../../../src/domain/jmespath/library/check.ts';
import type { ArgumentType, Function } from '../../../../../src/domain/jmespath/library/function.ts';
import { nothing, written } from '../../../../../src/domain/jmespath/value.ts';

const rows: readonly (readonly [ArgumentType, readonly unknown[], readonly unknown[]])[] = [
  ['any', [null, 1, 'a', [], {}], []],
  ['number', [1], ['1', null, []]],
  ['string', ['a'], [1, null]],
  ['boolean', [true], [null, 1]],
  ['array', [[], [1]], [{}, 'a', null]],
  ['object', [{}], [[], null]],
  ['array[number]', [[], [1, 2]], [['a'], [1, 'a'], {}]],
  ['array[string]', [[], ['a']], [[1], 'a']],
  ['expref', [], [{}, null, 1]],
];

test.each(rows)('%s', (type, fitting, others) => {
  const one: Function = { name: 'f', takes: [[type]], isVariadic: false, call: () => nothing };
  expect(fitting.map((value) => argumentTrouble(one, [written(value)]))).toEqual(fitting.map(() => undefined));
  const troubles = others.map((value) => argumentTrouble(one, [written(value)])?.message ?? '');
  expect(troubles.filter((message) => message.startsWith('Invalid type for: '))).toHaveLength(others.length);
});

test('The number of arguments, and at least so many where the last repeats', () => {
  const one: Function = { name: 'f', takes: [['string'], ['any']], isVariadic: false, call: () => nothing };
  expect(argumentTrouble(one, [nothing])?.message).toBe('incorrect number of args');
  expect(argumentTrouble(one, [written('a'), nothing])).toBeUndefined();
  expect(argumentTrouble({ ...one, isVariadic: true }, [nothing])?.message).toBe('Invalid arity.');
  expect(argumentTrouble({ ...one, isVariadic: true }, [nothing, nothing, nothing])).toBeUndefined();
});
