import { describe, expect, test } from 'vitest';
import { math } from '../../../../../src/domain/cel/library/math.ts';
import { blameOf, codeOf } from '../printed.ts';
import { checkRows } from './table.ts';

describe('functions on numbers', () => {
  checkRows([
    ['math.greatest(1)', '1'],
    ['math.greatest(1, 3, 2)', '3'],
    ['math.greatest(1, 2.5)', '2.5'],
    ['math.greatest(2u, 1)', '2u'],
    ['math.greatest(1, 1.0)', '1'],
    ['math.greatest([1, 3, 2])', '3'],
    ['math.least(3, 1, 2)', '1'],
    ['math.least([2.5, 1.5])', '1.5'],
    ['math.least(1, 1u)', '1'],
    ['math.greatest([])', 'argument: math.greatest wants at least one number.'],
    ['math.least(["a"])', 'overload: "math.least" takes no string.'],
    ['math.least(1, dyn("a"))', 'overload: "least" takes no int and string.'],
    ['math.ceil(1.2)', '2.0'],
    ['math.floor(-1.2)', '-2.0'],
    ['math.trunc(-1.8)', '-1.0'],
    ['math.round(1.5)', '2.0'],
    ['math.round(-1.5)', '-2.0'],
    ['math.round(2.5)', '3.0'],
    ['math.round(-2.4)', '-2.0'],
    ['math.round(0.49999999999999994)', '0.0'],
    ['math.isNaN(math.round(0.0 / 0.0))', 'true'],
    ['math.abs(-5)', '5'],
    ['math.abs(5)', '5'],
    ['math.abs(5u)', '5u'],
    ['math.abs(-1.5)', '1.5'],
    ['math.abs(-9223372036854775808)', 'range: 9223372036854775808 is outside the integers of 64 bits.'],
    ['math.sign(-5)', '-1'],
    ['math.sign(0)', '0'],
    ['math.sign(5)', '1'],
    ['math.sign(5u)', '1u'],
    ['math.sign(0u)', '0u'],
    ['math.sign(-1.5)', '-1.0'],
    ['math.isNaN(1.0)', 'false'],
    ['math.isInf(-1.0 / 0.0)', 'true'],
    ['math.isInf(1.0)', 'false'],
    ['math.isFinite(1.0)', 'true'],
    ['math.isFinite(0.0 / 0.0)', 'false'],
    ['math.sqrt(2.25)', '1.5'],
    ['math.sqrt(9)', '3.0'],
    ['math.sqrt(9u)', '3.0'],
    ['math.bitAnd(6, 3)', '2'],
    ['math.bitAnd(-1, 3)', '3'],
    ['math.bitAnd(6u, 3u)', '2u'],
    ['math.bitOr(6, 3)', '7'],
    ['math.bitOr(6u, 3u)', '7u'],
    ['math.bitXor(6, 3)', '5'],
    ['math.bitXor(6u, 3u)', '5u'],
    ['math.bitNot(1)', '-2'],
    ['math.bitNot(0u)', '18446744073709551615u'],
    ['math.bitShiftLeft(1, 3)', '8'],
    ['math.bitShiftLeft(1, 63)', '-9223372036854775808'],
    ['math.bitShiftLeft(1, 64)', '0'],
    ['math.bitShiftLeft(1u, 63)', '9223372036854775808u'],
    ['math.bitShiftLeft(3u, 63)', '9223372036854775808u'],
    ['math.bitShiftLeft(1u, 64)', '0u'],
    ['math.bitShiftRight(-1024, 3)', '2305843009213693824'],
    ['math.bitShiftRight(8, 1)', '4'],
    ['math.bitShiftRight(-1, 0)', '-1'],
    ['math.bitShiftRight(8, 64)', '0'],
    ['math.bitShiftRight(8u, 3)', '1u'],
    ['math.bitShiftRight(8u, 64)', '0u'],
    ['math.bitShiftLeft(1, -1)', 'argument: A shift by -1 has no meaning; 0 or more is wanted.'],
    ['math.bitShiftRight(1u, -1)', 'argument: A shift by -1 has no meaning; 0 or more is wanted.'],
  ]);
});

test('Only the number that is the greatest is to blame', () => {
  const data = { a: 1, b: 3, xs: [1, 5, 2] };
  expect(blameOf('math.greatest(a, b)', data)).toEqual(['b']);
  expect(blameOf('math.greatest(xs)', data)).toEqual(['xs[1]']);
});

test('A long list is paid for', () => {
  expect(codeOf('xs.all(x, math.greatest(xs) > 0)', { xs: Array.from({ length: 2000 }, () => 1) })).toBe('budget');
  expect(math.every(({ name }) => name.startsWith('math.'))).toBe(true);
});
