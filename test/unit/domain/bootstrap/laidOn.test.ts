import { expect, test } from 'vitest';
import { laidOn } from '../../../../src/domain/bootstrap/laidOn.ts';

const cases: readonly (readonly [rule: string, base: unknown, over: unknown, expected: unknown])[] = [
  ['a key that is new', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  ['maps key by key, however deep', { a: { b: { c: 1, d: 2 } } }, { a: { b: { c: 3 } } }, { a: { b: { c: 3, d: 2 } } }],
  ['a list as a whole', { a: [{ name: 'x', b: 1 }] }, { a: [{ name: 'x' }] }, { a: [{ name: 'x' }] }],
  ['null as any other value', { a: { b: 1 } }, { a: null }, { a: null }],
  ['a map in the place of a text', { a: 'x' }, { a: { b: 1 } }, { a: { b: 1 } }],
  ['a text in the place of a map', { a: { b: 1 } }, { a: 'x' }, { a: 'x' }],
  ['a list in the place of a map', { a: { b: 1 } }, { a: [] }, { a: [] }],
  ['nothing', { a: { b: 1 } }, {}, { a: { b: 1 } }],
  ['an empty map, which changes nothing', { a: { b: 1 } }, { a: {} }, { a: { b: 1 } }],
];

test.each(cases)('What is laid on an object: %s', (_, base, over, expected) => {
  const before = JSON.stringify([base, over]);
  expect(laidOn(base, over)).toEqual(expected);
  expect(JSON.stringify([base, over])).toBe(before);
});

test('What is laid on an object has keys of its own only', () => {
  const odd = JSON.parse('{"__proto__": {"a": 1}, "constructor": {"b": 2}}') as object;
  expect(JSON.stringify(laidOn<object>({ x: 1 }, odd))).toBe('{"x":1,"__proto__":{"a":1},"constructor":{"b":2}}');
  expect(JSON.stringify(laidOn<object>(odd, { constructor: { c: 3 } }))).toBe(
    '{"__proto__":{"a":1},"constructor":{"b":2,"c":3}}',
  );
});
