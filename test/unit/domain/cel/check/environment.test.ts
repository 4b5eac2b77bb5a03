import { expect, test } from 'vitest';
import { environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { lookup, namesIn } from '../../../../../src/domain/cel/check/environment.ts';
import type { Scope } from '../../../../../src/domain/cel/check/environment.ts';
import { bool, int, string, typeType } from '../../../../../src/domain/cel/type.ts';

const environment = environmentOf({ a: int, b: int, 'c.d': int, constructor: int });
const outer: Scope = { name: 'a', type: string, up: null };
const inner: Scope = { name: 'x', type: bool, up: outer };

test('The nearest variable of a name is meant, then the types', () => {
  expect(lookup(environment, inner, 'x')).toBe(bool);
  expect(lookup(environment, inner, 'a')).toBe(string);
  expect(lookup(environment, inner, 'b')).toBe(int);
  expect(lookup(environment, null, 'a')).toBe(int);
  expect(lookup(environment, null, 'c.d')).toBe(int);
  expect(lookup(environment, null, 'int')).toBe(typeType);
  expect(lookup(environment, null, 'google.protobuf.Timestamp')).toBe(typeType);
  expect(lookup(environment, null, 'x')).toBeUndefined();
});

test('No name is known that nobody declared', () => {
  expect(lookup(environment, null, 'constructor')).toBe(int);
  expect(lookup(environmentOf({}), null, 'constructor')).toBeUndefined();
  expect(lookup(environmentOf({}), null, '__proto__')).toBeUndefined();
});

test('Names to choose from are the nearest first', () => {
  expect(namesIn(environment, inner)).toEqual(['a', 'x', 'a', 'b', 'c.d', 'constructor'].toSpliced(0, 2, 'a', 'x'));
  expect(namesIn(environment, null)).toEqual(['a', 'b', 'c.d', 'constructor']);
});
