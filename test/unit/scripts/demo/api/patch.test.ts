import { describe, expect, test } from 'vitest';
import { jsonPatch, mergePatch } from '../../../../../scripts/demo/api/patch.ts';

// The table of RFC 7386, appendix A.
test.each<[unknown, unknown, unknown]>([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j merged with %j is %j', (target, patch, result) => {
  expect(mergePatch(target, patch)).toEqual(result);
});

describe('operations', () => {
  const target = { a: { b: [1, 2], 'c/d': 'e' } };

  test.each<[unknown, unknown]>([
    [
      { op: 'add', path: '/a/b/-', value: 3 },
      { b: [1, 2, 3], 'c/d': 'e' },
    ],
    [
      { op: 'add', path: '/a/b/0', value: 0 },
      { b: [0, 1, 2], 'c/d': 'e' },
    ],
    [
      { op: 'replace', path: '/a/b/1', value: 5 },
      { b: [1, 5], 'c/d': 'e' },
    ],
    [
      { op: 'remove', path: '/a/b/0' },
      { b: [2], 'c/d': 'e' },
    ],
    [{ op: 'remove', path: '/a/c~1d' }, { b: [1, 2] }],
    [
      { op: 'test', path: '/a/c~1d', value: 'e' },
      { b: [1, 2], 'c/d': 'e' },
    ],
  ])('%j', (operation, result) => {
    expect(jsonPatch(target, [operation])).toEqual({ a: result });
  });

  test.each<[unknown, string]>([
    [{ op: 'remove', path: '/x' }, 'no value at x'],
    [{ op: 'replace', path: '/x', value: 1 }, 'no value at x'],
    [{ op: 'add', path: '/x/y', value: 1 }, 'no value at x'],
    [{ op: 'test', path: '/a/c~1d', value: 'f' }, 'no value at c/d'],
    [{ op: 'add' }, 'error decoding patch'],
    ['nothing', 'error decoding patch'],
  ])('%j is refused', (operation, why) => {
    expect(() => jsonPatch(target, [operation])).toThrow(why);
  });

  test('are a list', () => {
    expect(() => jsonPatch(target, {})).toThrow('error decoding patch');
  });
});
