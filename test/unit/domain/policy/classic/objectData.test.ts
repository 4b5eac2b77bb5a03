import { expect, test } from 'vitest';
import { objectData } from '../../../../../src/domain/policy/classic/objectData.ts';

const object = { metadata: { name: 'a' }, spec: { replicas: 2, share: 0.5 } };

test.each<[string, boolean, unknown]>([
  ['whole numbers are whole for admission', false, { metadata: { name: 'a' }, spec: { replicas: 2n, share: 0.5 } }],
  ['every number is a float for the command line', true, object],
])('%s, each time', (_, numbersAreFloats, data) => {
  expect(objectData(object, numbersAreFloats)).toEqual(data);
  expect(objectData(object, numbersAreFloats)).toEqual(data);
});

test.each([null, 'a', 1])('%j is what it is', (value) => {
  expect(objectData(value, true)).toBe(value);
});

test.each([true, false])('The same object is converted once (floats: %s)', (numbersAreFloats) => {
  expect(objectData(object, numbersAreFloats)).toBe(objectData(object, numbersAreFloats));
  expect(objectData({ ...object }, numbersAreFloats)).not.toBe(objectData(object, numbersAreFloats));
});
