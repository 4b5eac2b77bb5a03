import { expect, test } from 'vitest';
import { sameText } from '../../../../src/domain/sealing/same.ts';

test('The order of keys does not matter, that of a list does', () => {
  expect(sameText({ a: 1, b: { c: [1, 2], d: null } })).toBe(sameText({ b: { d: null, c: [1, 2] }, a: 1 }));
  expect(sameText([1, 2])).not.toBe(sameText([2, 1]));
  expect(sameText({ a: '1' })).not.toBe(sameText({ a: 1 }));
});

test('A key called __proto__ is data', () => {
  expect(sameText(JSON.parse('{"__proto__": 1}'))).not.toBe(sameText({}));
});
