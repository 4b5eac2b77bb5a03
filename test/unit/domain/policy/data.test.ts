import { expect, test } from 'vitest';
import { asAdmitted, asFloats, isList, isMap, own, sortedKeys, textOf } from '../../../../src/domain/policy/data.ts';

test.each([
  ['text', 'text', 'text'],
  [true, true, true],
  [null, null, null],
  [undefined, null, null],
  [1, 1n, 1],
  [-3, -3n, -3],
  [1.5, 1.5, 1.5],
  [1e21, 1e21, 1e21],
  [2 ** 63, 2 ** 63, 2 ** 63],
  [9_007_199_254_740_993n, 9_007_199_254_740_993n, 9_007_199_254_740_992],
  [2n ** 63n - 1n, 2n ** 63n - 1n, 2 ** 63],
  [2n ** 63n, 2 ** 63, 2 ** 63],
  [
    [1, [2.5]],
    [1n, [2.5]],
    [1, [2.5]],
  ],
  [{ a: { b: 1 } }, { a: { b: 1n } }, { a: { b: 1 } }],
])('%o comes to Kyverno as int64 where it fits, and to its command line as float64', (json, admitted, floats) => {
  expect(asAdmitted(json)).toEqual(admitted);
  expect(asFloats(json)).toEqual(floats);
});

test('A key called __proto__ is data', () => {
  const made = asAdmitted(JSON.parse('{"__proto__": {"a": 1}}'));
  expect(own(made, '__proto__')).toEqual({ a: 1n });
  expect(own(made, 'a')).toBeUndefined();
});

test('Only what a map has itself is there', () => {
  expect(own({ a: null }, 'a')).toBeNull();
  expect(own({}, 'constructor')).toBeUndefined();
  expect(own(['a'], '0')).toBeUndefined();
  expect(own(null, 'a')).toBeUndefined();
  expect(textOf({ a: 'x' }, 'a')).toBe('x');
  expect(textOf({ a: 1n }, 'a')).toBe('');
});

test('Lists, maps and neither', () => {
  const values = [[], {}, null, 'a', undefined] as const;
  expect(values.map((value) => isList(value))).toEqual([true, false, false, false, false]);
  expect(values.map((value) => isMap(value))).toEqual([false, true, false, false, false]);
});

test('Keys in their order', () => {
  expect(sortedKeys({ b: 1n, '(a)': 1n, a: 1n })).toEqual(['(a)', 'a', 'b']);
});
