import { describe, expect, test } from 'vitest';
import type { Plain } from '../../../../../src/domain/plain.ts';
import { changed, grown, treeOf, valueAt } from '../../../../../src/domain/policy/fixes/change.ts';
import type { Change } from '../../../../../src/domain/policy/fixes/change.ts';

const cases: readonly (readonly [
  what: string,
  data: Plain | undefined,
  changes: readonly Change[],
  Plain | undefined,
])[] = [
  ['a value', { a: 1 }, [{ steps: ['a'], value: 2 }], { a: 2 }],
  ['a field that is missing, and what it lies in', {}, [{ steps: ['a', 'b'], value: 2 }], { a: { b: 2 } }],
  ['what is below null', { a: null }, [{ steps: ['a', 'b'], value: 2 }], { a: { b: 2 } }],
  ['an item', [1, 2], [{ steps: [1], value: 3 }], [1, 3]],
  ['the next item of a list', [1], [{ steps: [1], value: 2 }], [1, 2]],
  ['no item behind the next one', [1], [{ steps: [2], value: 2 }], undefined],
  ['no field of a scalar', { a: 1 }, [{ steps: ['a', 'b'], value: 2 }], undefined],
  ['no item of a map', { a: 1 }, [{ steps: [0], value: 2 }], undefined],
  ['a field that goes', { a: 1, b: 2 }, [{ steps: ['a'] }], { b: 2 }],
  ['a field that is gone already', { b: 2 }, [{ steps: ['a'] }], { b: 2 }],
  [
    'two fields of what is missing',
    {},
    [
      { steps: ['a', 'b'], value: 1 },
      { steps: ['a', 'c'], value: 2 },
    ],
    { a: { b: 1, c: 2 } },
  ],
  ['a key like one of JavaScript', {}, [{ steps: ['constructor'], value: 1 }], { constructor: 1 }],
  [
    'the later of two for one place',
    {},
    [
      { steps: ['a'], value: 1 },
      { steps: ['a'], value: 2 },
    ],
    { a: 2 },
  ],
];

test.each(cases)('%s', (_what, data, changes, expected) => {
  expect(changed(data, treeOf(changes))).toEqual(expected);
});

test.each<[Change, Plain]>([
  [{ steps: ['a', 'b'], value: true }, { a: { b: true } }],
  [{ steps: [], value: [1] }, [1]],
  [{ steps: [] }, null],
  [{ steps: [0], value: 1 }, null],
])('What %j makes of nothing', (change, expected) => {
  expect(grown(treeOf([change]))).toEqual(expected);
});

describe('what stands at a place', () => {
  test.each([
    [['a', 0], 1],
    [['a', 1], undefined],
    [['constructor'], undefined],
    [['a', 0, 'b'], undefined],
  ])('%j', (steps, expected) => {
    expect(valueAt({ a: [1] }, steps)).toBe(expected);
  });
});
