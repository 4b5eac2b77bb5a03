import { expect, test } from 'vitest';
import { listed, ofMany, waysOf } from '../../../../../src/domain/policy/fixes/wish.ts';
import type { Change } from '../../../../../src/domain/policy/fixes/change.ts';

const data = {
  spec: {
    containers: [{}, { a: 1 }, { a: 2 }],
    initContainers: [{}],
  },
};

const change = (list: string, index: number): Change => ({ steps: ['spec', list, index, 'a'], value: 1 });
const own = change('containers', 0);

test.each<[what: string, changes: readonly Change[], ways: readonly object[]]>([
  [
    'a container, and those beside it that need it too',
    [own],
    [
      { of: '', changes: [own] },
      { of: ' of 2 containers', changes: [own, change('containers', 2)] },
      { of: ' of 3 containers', changes: [own, change('containers', 2), change('initContainers', 0)] },
    ],
  ],
  ['two containers', [own, change('containers', 1)], [{ of: '', changes: [own, change('containers', 1)] }]],
  ['no container', [{ steps: ['spec', 'a'], value: 1 }], [{ of: '', changes: [{ steps: ['spec', 'a'], value: 1 }] }]],
])('Ways for %s', (_what, changes, ways) => {
  expect(waysOf(changes, data)).toEqual(ways);
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j in a sentence', (words, expected) => {
  expect(listed(words)).toBe(expected);
});

test.each([
  [1, ''],
  [2, ' of 2 ports'],
])('%i', (count, expected) => {
  expect(ofMany(count, 'ports')).toBe(expected);
});
