import { expect, test } from 'vitest';
import { localNamed } from '../../../../../src/domain/cel/evaluate/scope.ts';
import type { Local } from '../../../../../src/domain/cel/evaluate/scope.ts';

test('The nearest variable of a name is meant', () => {
  const far: Local = { name: 'x', value: { data: 1n, from: null }, up: null };
  const near: Local = {
    name: 'x',
    value: { data: 2n, from: null },
    up: { name: 'y', value: { data: 3n, from: null }, up: far },
  };
  expect([localNamed(near, 'x'), localNamed(near, 'y'), localNamed(far, 'x')]).toMatchObject([
    { data: 2n },
    { data: 3n },
    { data: 1n },
  ]);
  expect([localNamed(near, 'z'), localNamed(null, 'x'), localNamed(near, 'constructor')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
