import { expect, test } from 'vitest';
import { readNumber } from '../../../../../src/domain/cel/syntax/literal.ts';
import type { NumberToken } from '../../../../../src/domain/cel/syntax/literal.ts';

type Case = readonly [kind: NumberToken['kind'], digits: string, negative: boolean, value: unknown];

const cases: readonly Case[] = [
  ['int', '42', false, 42n],
  ['int', '0x1f', true, -31n],
  ['int', '9223372036854775807', false, 9223372036854775807n],
  ['int', '9223372036854775808', true, -9223372036854775808n],
  ['int', '9223372036854775808', false, '9223372036854775808 is outside the integers of 64 bits.'],
  ['int', '9223372036854775809', true, '-9223372036854775809 is outside the integers of 64 bits.'],
  ['uint', '18446744073709551615', false, { kind: 'uint', value: 18446744073709551615n }],
  ['uint', '0', true, { kind: 'uint', value: 0n }],
  ['uint', '18446744073709551616', false, '18446744073709551616u is outside the unsigned integers of 64 bits.'],
  ['uint', '1', true, '-1u is outside the unsigned integers of 64 bits.'],
  ['double', '1.5', false, 1.5],
  ['double', '1.5', true, -1.5],
  ['double', '1e400', false, '1e400 is too large for a double.'],
];

test.each(cases)('%s %s, negative: %s', (kind, digits, negative, wanted) => {
  const read = readNumber({ kind, digits, start: 3, end: 9 }, negative, 2);
  expect('message' in read ? read.message : read.value).toEqual(wanted);
  expect([read.start, read.end]).toEqual([2, 9]);
});
