import { expect, test } from 'vitest';
import { standardFunctions, standardLibraries } from '../../../../../src/domain/cel/library/standard.ts';
import { nameOf } from '../../../../../src/domain/cel/type.ts';

test('No function is in the libraries twice', () => {
  const signatures = standardLibraries
    .flat()
    .map(({ name, method, params }) => `${method ? '.' : ''}${name}(${params.map(({ type }) => nameOf(type)).join()})`);
  // math.greatest and math.least take numbers of several types together.
  const twice = signatures.filter((signature, index) => signatures.indexOf(signature) !== index);
  expect(twice).toEqual([]);
});

test('Functions of all libraries are there', () => {
  const names =
    'size matches type int timestamp math.greatest optional.of sets.contains base64.encode lists.range + < -';
  expect(names.split(' ').filter((name) => !standardFunctions.globals.has(name))).toEqual([]);
  const methods = 'size startsWith getHours split format slice orValue';
  expect(methods.split(' ').filter((name) => !standardFunctions.methods.has(name))).toEqual([]);
});
