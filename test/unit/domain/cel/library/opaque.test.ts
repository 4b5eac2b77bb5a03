import { expect, test } from 'vitest';
import { Opaque, opaqueType } from '../../../../../src/domain/cel/library/opaque.ts';
import { nameOf } from '../../../../../src/domain/cel/type.ts';

const one = opaqueType<number>('a.One', (a, b) => a === b);
const other = opaqueType<number>('a.Other', (a, b) => a === b);

test('A value is known by its type, and compared with others of it', () => {
  expect(nameOf(one.type)).toBe('a.One');
  expect([one.kind.is(one.make(1)), one.kind.is(other.make(1)), one.kind.is(1n)]).toEqual([true, false, false]);
  expect([one.make(1).equals(one.make(1)), one.make(1).equals(one.make(2))]).toEqual([true, false]);
  expect(one.make(1).equals(other.make(1))).toBe(false);
  expect(one.make(1)).toBeInstanceOf(Opaque);
});
