import { describe, expect, test } from 'vitest';
import { arithmetic, asInt, asUint } from '../../../../../src/domain/cel/library/arithmetic.ts';
import { codeOf, valueOf } from '../printed.ts';
import { checkRows } from './table.ts';

describe('operators', () => {
  checkRows([
    ['1 + 2', '3'],
    ['1u + 2u', '3u'],
    ['1.5 + 2.0', '3.5'],
    ['"a" + "b"', '"ab"'],
    ['b"a" + b"b"', 'bytes(97 98)'],
    ['[1] + ["a"]', '[1, "a"]'],
    ['[] + []', '[]'],
    ['timestamp("2026-01-01T00:00:00Z") + duration("1h")', '2026-01-01T01:00:00Z'],
    ['duration("1h") + timestamp("2026-01-01T00:00:00Z")', '2026-01-01T01:00:00Z'],
    ['duration("1h") + duration("1m")', '3660s'],
    ['5 - 7', '-2'],
    ['7u - 5u', '2u'],
    ['1.5 - 2.0', '-0.5'],
    ['timestamp("2026-01-01T01:00:00Z") - timestamp("2026-01-01T00:00:00Z")', '3600s'],
    ['timestamp("2026-01-01T01:00:00Z") - duration("1h")', '2026-01-01T00:00:00Z'],
    ['duration("1h") - duration("1m")', '3540s'],
    ['-(5)', '-5'],
    ['-(1.5)', '-1.5'],
    ['3 * -4', '-12'],
    ['3u * 4u', '12u'],
    ['1.5 * 2.0', '3.0'],
    ['7 / 2', '3'],
    ['-7 / 2', '-3'],
    ['7u / 2u', '3u'],
    ['7.0 / 2.0', '3.5'],
    ['1.0 / 0.0', '+Inf'],
    ['7 % 3', '1'],
    ['-7 % 3', '-1'],
    ['7 % -3', '1'],
    ['7u % 3u', '1u'],
  ]);
});

describe('what has no result', () => {
  checkRows([
    ['9223372036854775807 + 1', 'range: 9223372036854775808 is outside the integers of 64 bits.'],
    ['-9223372036854775808 - 1', 'range: -9223372036854775809 is outside the integers of 64 bits.'],
    ['-(-9223372036854775808)', 'range: 9223372036854775808 is outside the integers of 64 bits.'],
    ['9223372036854775807 * 2', 'range: 18446744073709551614 is outside the integers of 64 bits.'],
    ['-9223372036854775808 / -1', 'range: 9223372036854775808 is outside the integers of 64 bits.'],
    ['-9223372036854775808 % -1', 'range: 9223372036854775808 is outside the integers of 64 bits.'],
    ['18446744073709551615u + 1u', 'range: 18446744073709551616 is outside the unsigned integers of 64 bits.'],
    ['0u - 1u', 'range: -1 is outside the unsigned integers of 64 bits.'],
    ['10000000000u * 10000000000u', 'range: 100000000000000000000 is outside the unsigned integers of 64 bits.'],
    ['1 / 0', 'range: "/" by zero has no result.'],
    ['1u / 0u', 'range: "/" by zero has no result.'],
    ['1 % 0', 'range: "%" by zero has no result.'],
    ['1u % 0u', 'range: "%" by zero has no result.'],
    ['timestamp("9999-12-31T23:59:59Z") + duration("1s")', 'range: The timestamp is outside the years 1 to 9999.'],
    ['timestamp("0001-01-01T00:00:00Z") - duration("1s")', 'range: The timestamp is outside the years 1 to 9999.'],
    ['duration("2562047h") + duration("2562047h")', 'range: The duration is longer than 64 bits of nanoseconds hold.'],
    [
      'timestamp("9999-01-01T00:00:00Z") - timestamp("0001-01-01T00:00:00Z")',
      'range: The duration is longer than 64 bits of nanoseconds hold.',
    ],
    ['dyn(1) + dyn(1.0)', 'overload: "+" takes no int and double.'],
    ['dyn(1) + "a"', 'overload: "+" takes no int and string.'],
    ['1.5 % dyn(1.0)', 'overload: "%" takes no double and double.'],
    ['-dyn("a")', 'overload: "-" takes no string.'],
    ['-dyn(1u)', 'overload: "-" takes no uint.'],
  ]);
});

test('A double that is none comes out as one', () => expect(valueOf('0.0 / 0.0')).toBe('NaN'));

test('What is put together is paid for', () => {
  const budget = { steps: 1000, room: 1000 };
  const s = 'a'.repeat(300);
  const xs = Array.from({ length: 20 }, () => 1);
  for (const text of ['s + s', 'bytes(s) + b""', 'xs + xs'])
    expect(codeOf(`${text} == ${text}`, { s, xs }, { budget }), text).toBe('budget');
  for (const text of ['s + ""', 'b"" + b"a"', 'xs + [1]'])
    expect(codeOf(`${text} != null`, { s, xs }, { budget }), text).toBe('true');
});

test('Integers are of 64 bits', () => {
  expect([asInt(1n), asUint(1n)]).toEqual([1n, { kind: 'uint', value: 1n }]);
  expect([asInt(2n ** 63n), asUint(-1n)]).toMatchObject([{ code: 'range' }, { code: 'range' }]);
  expect(arithmetic.length).toBeGreaterThan(20);
});
