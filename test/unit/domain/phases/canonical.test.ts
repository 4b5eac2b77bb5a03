import { expect, test } from 'vitest';
import { canonical } from '../../../../src/domain/phases/canonical.ts';

test('The order of keys counts for nothing, that of elements does', () => {
  expect(canonical({ b: [1, { d: 2, c: null }], a: 'x' })).toBe('{"a":"x","b":[1,{"c":null,"d":2}]}');
  expect(canonical({ a: 'x', b: [1, { c: null, d: 2 }] })).toBe(canonical({ b: [1, { d: 2, c: null }], a: 'x' }));
  expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
  expect(canonical(undefined)).toBe('null');
});
