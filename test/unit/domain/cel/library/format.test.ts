import { describe, expect, test } from 'vitest';
import { formatText } from '../../../../../src/domain/cel/library/format.ts';
import type { Meter } from '../../../../../src/domain/cel/library/function.ts';
import type { Data } from '../../../../../src/domain/cel/value/data.ts';
import { MadeList } from '../../../../../src/domain/cel/value/made.ts';
import { codeOf } from '../printed.ts';
import { checkRows } from './table.ts';
import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';

describe('clauses', () => {
  checkRows([
    ['"".format([])', '""'],
    ['"100%%".format([])', '"100%"'],
    ['"%s and %s".format(["a", 1])', '"a and 1"'],
    ['"%s".format([["a", 1, [true]]])', '"[a, 1, [true]]"'],
    ['"%s".format([{"b": 1, "a": {2: null}}])', '"{a: {2: null}, b: 1}"'],
    ['"%s".format([1000000.0])', '"1000000"'],
    ['"%s".format([0.0000001])', '"0.0000001"'],
    ['"%s".format([5u])', '"5"'],
    ['"%s".format([b"ab"])', '"ab"'],
    ['"%s".format([int])', '"int"'],
    ['"%s".format([1.0 / 0.0])', '"Infinity"'],
    ['"%s".format([-1.0 / 0.0])', '"-Infinity"'],
    ['"%s".format([0.0 / 0.0])', '"NaN"'],
    ['"%s".format([timestamp("2026-01-01T00:00:00Z")])', '"2026-01-01T00:00:00Z"'],
    ['"%s".format([duration("90s")])', '"90s"'],
    ['"%d %d".format([5, 5u])', '"5 5"'],
    ['"%d".format([1.5])', '"1.5"'],
    ['"%f".format([1.5])', '"1.500000"'],
    ['"%.2f".format([2.345])', '"2.35"'],
    ['"%.0f".format([2.5])', '"2"'],
    ['"%.0f".format([3.5])', '"4"'],
    ['"%.1f".format([0.25])', '"0.2"'],
    ['"%.1f".format([0.35])', '"0.3"'],
    ['"%.3f".format([5])', '"5.000"'],
    ['"%.1f".format([1e21])', '"1000000000000000000000.0"'],
    ['"%.0f".format([1e21])', '"1000000000000000000000"'],
    ['"%f".format([1.0 / 0.0])', '"Infinity"'],
    ['"%e".format([1234.5])', '"1.234500e+03"'],
    ['"%.1e".format([0.00015])', '"1.5e-04"'],
    ['"%.1e".format([5u])', '"5.0e+00"'],
    ['"%b %b %b".format([5, -5, 5u])', '"101 -101 101"'],
    ['"%b %b".format([true, false])', '"1 0"'],
    ['"%o".format([8])', '"10"'],
    ['"%x %X".format([255, 255u])', '"ff FF"'],
    ['"%x %X".format(["ö", b"\\x0f"])', '"c3b6 0F"'],
    ['"%x".format([-255])', '"-ff"'],
  ]);
});

describe('what can not be formatted', () => {
  const list = '%s, %d, %f, %e, %b, %o, %x, %X and %%';
  checkRows([
    ['"%s %s".format([1])', 'argument: format has 1 arguments, fewer than the text has clauses.'],
    ['"%q".format([1])', `argument: "%q" is no clause of format; they are ${list}.`],
    ['"%".format([1])', `argument: "%" is no clause of format; they are ${list}.`],
    ['"%.2".format([1])', `argument: "%" is no clause of format; they are ${list}.`],
    ['"%.200f".format([1.0])', 'argument: format gives at most 100 digits.'],
    ['"%d".format(["a"])', 'argument: "%d" of format takes no string.'],
    ['"%f".format(["a"])', 'argument: "%f" of format takes no string.'],
    ['"%e".format([true])', 'argument: "%e" of format takes no bool.'],
    ['"%b".format(["a"])', 'argument: "%b" of format takes no string.'],
    ['"%o".format([1.5])', 'argument: "%o" of format takes no double.'],
    ['"%x".format([true])', 'argument: "%x" of format takes no bool.'],
    ['"%s".format([optional.none()])', 'argument: "%s" of format takes no optional_type.'],
    ['"%s".format([[optional.none()]])', 'argument: "%s" of format takes no optional_type.'],
    ['"%s".format([{"a": optional.none()}])', 'argument: "%s" of format takes no optional_type.'],
  ]);
});

test('Values that contain themselves many times over, or too deep, are not printed', () => {
  const doubled = `cel.bind(a, [1], ${Array.from({ length: 40 }, () => 'cel.bind(a, [a, a], ').join('')}"%s".format([a])${')'.repeat(41)}`;
  expect(codeOf(doubled)).toBe('budget');
  const meter: Meter = {
    work: () => undefined,
    once: () => undefined,
    grow: () => undefined,
    externals: nothingOutside,
    growBy: () => undefined,
  };
  let deep: Data = 1n;
  for (let depth = 0; depth < 300; depth++) deep = new MadeList([{ data: deep, from: null }]);
  expect(formatText('%s', new MadeList([{ data: deep, from: null }]), meter)).toMatchObject({ code: 'argument' });
});
