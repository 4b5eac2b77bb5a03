import { expect, test } from 'vitest';
import { evaluateConditions } from '../../../../../src/domain/policy/conditions/evaluateConditions.ts';
import type { Data, Path } from '../../../../../src/domain/policy/data.ts';
import { Meter } from '../../../../../src/domain/policy/meter.ts';

const yes = (message?: string): Data => ({
  key: 'a',
  operator: 'Equals',
  value: 'a',
  ...(message === undefined ? {} : { message }),
});
const no = (message?: string): Data => ({
  key: 'a',
  operator: 'Equals',
  value: 'b',
  ...(message === undefined ? {} : { message }),
});
const as = <T>(value: T): { readonly value: T } => ({ value });

test.each<[string, Data, boolean, string, readonly Path[]]>([
  ['nothing', {}, true, '', []],
  ['null', null, true, '', []],
  ['an empty list', [], true, '', []],
  ['an empty any', { any: [] }, false, '', []],
  ['an empty all', { all: [] }, true, '', []],
  ['null is absent', { any: null, all: null }, true, '', []],
  ['any: the first that holds', { any: [no('1'), yes('2'), yes('3')] }, true, '2', [['any', 1]]],
  [
    'any: none',
    { any: [no('1'), no(), no('3')] },
    false,
    '1; 3',
    [
      ['any', 0],
      ['any', 1],
      ['any', 2],
    ],
  ],
  [
    'all: all',
    { all: [yes('1'), yes('2')] },
    true,
    '1; 2',
    [
      ['all', 0],
      ['all', 1],
    ],
  ],
  ['all: the first that does not', { all: [yes('1'), no('2'), no('3')] }, false, '2', [['all', 1]]],
  [
    'both',
    { any: [yes('1')], all: [yes('2')] },
    true,
    '1; 2',
    [
      ['any', 0],
      ['all', 0],
    ],
  ],
  ['both, all does not', { any: [no('1'), yes('2')], all: [no('3')] }, false, '1; 3', [['all', 0]]],
  ['both, any does not', { any: [no('1')], all: [yes('2')] }, false, '1', [['any', 0]]],
  [
    'both do not',
    { any: [no('1')], all: [no('2')] },
    false,
    '1; 2',
    [
      ['any', 0],
      ['all', 0],
    ],
  ],
  ['an old list', [yes('1'), yes('2')], true, '1;2', [[0], [1]]],
  ['an old list, one does not', [yes('1'), no('2'), no('3')], false, '2', [[1]]],
])('%s', (_name, block, holds, message, deciding) => {
  expect(evaluateConditions(block, as)).toEqual({ kind: 'decided', holds, message, deciding });
});

/** The places that are asked for, one after the other, and what comes of it when one of them stops. */
function check(block: Data, stopAt = ''): { places: string[]; result: unknown } {
  const places: string[] = [];
  const result = evaluateConditions<string>(block, (raw, place) => {
    const text = place.join('.');
    places.push(text);
    return text === stopAt ? { stop: `no ${raw === 'a' ? 'a' : 'b'}` } : { value: raw };
  });
  return { places, result };
}

test('Key and value are asked for one after the other, and nothing after what decides', () => {
  expect(check({ any: [no(), yes(), yes()], all: [no(), yes()] }).places).toEqual([
    'any.0.key',
    'any.0.value',
    'any.1.key',
    'any.1.value',
    'all.0.key',
    'all.0.value',
  ]);
  expect(check([no(), yes()]).places).toEqual(['0.key', '0.value']);
});

test.each([
  [{ any: [no(), yes()] }, 'any.0.key', ['any', 0, 'key'], 'no a'],
  [{ all: [no()] }, 'all.0.value', ['all', 0, 'value'], 'no b'],
  [[no()], '0.key', [0, 'key'], 'no a'],
])('What stops the substitution stops all: %#', (block, at, place, stop) => {
  const { places, result } = check(block, at);
  expect(result).toEqual({ kind: 'stop', stop, place });
  expect(places.at(-1)).toBe(at);
});

test('A number that stands alone is a float by then, one in a list what it was', () => {
  const seen: Data[] = [];
  evaluateConditions([{ key: 1_000_000n, operator: 'AnyIn', value: [1n] }], (raw) => {
    seen.push(raw);
    return { value: raw };
  });
  expect(seen).toEqual([1_000_000, [1n]]);
  expect(evaluateConditions([{ operator: 'Equals' }], as)).toMatchObject({ holds: false });
});

test('Errors and the end of the budget', () => {
  expect(evaluateConditions({ any: [no(), { key: 'a', operator: 'Is' }] }, as)).toMatchObject({
    kind: 'error',
    place: ['any', 1],
  });
  expect(evaluateConditions({ all: [yes(), yes()] }, as, new Meter(1))).toEqual({ kind: 'budget' });
  expect(evaluateConditions([yes(), yes()], as, new Meter(1))).toEqual({ kind: 'budget' });
});
