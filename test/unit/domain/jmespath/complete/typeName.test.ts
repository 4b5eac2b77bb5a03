import { expect, test } from 'vitest';
import {
  bool,
  double,
  dyn,
  int,
  listOf,
  mapOf,
  nullType,
  objectOf,
  string,
} from '../../../../../src/domain/cel/type.ts';
import { typeName } from '../../../../../src/domain/jmespath/complete/typeName.ts';

test.each([
  [dyn, 'any'],
  [int, 'number'],
  [double, 'number'],
  [bool, 'boolean'],
  [string, 'string'],
  [nullType, 'null'],
  [listOf(dyn), 'array'],
  [listOf(mapOf(string, int)), 'array of object of number'],
  [mapOf(string, dyn), 'object'],
  [objectOf('Pod', {}), 'Pod'],
  [objectOf('', {}), 'object'],
])('%j', (type, wanted) => {
  expect(typeName(type)).toBe(wanted);
});
