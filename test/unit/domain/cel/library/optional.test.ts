import { describe, expect, test } from 'vitest';
import { optionals } from '../../../../../src/domain/cel/library/optional.ts';
import { blameOf } from '../printed.ts';
import { checkRows } from './table.ts';

describe('optional values', () => {
  checkRows([
    ['optional.of(null)', 'some(null)'],
    ['optional.none()', 'none'],
    ...['null', 'false', '""', '0', '0u', '0.0', 'b""', '[]', '{}', 'duration("0s")', 'optional.none()'].map(
      (zero) => [`optional.ofNonZeroValue(${zero})`, 'none'] as const,
    ),
    ...['true', '"a"', '-1', '1u', '[0]', 'duration("1s")', 'timestamp(0)', 'int', 'optional.of(0)'].map(
      (value) => [`optional.ofNonZeroValue(${value}).hasValue()`, 'true'] as const,
    ),
    ['optional.of(1).hasValue()', 'true'],
    ['optional.none().hasValue()', 'false'],
    ['optional.of(1).value()', '1'],
    ['optional.none().value()', 'absent: The optional has no value.'],
    ['optional.of(1).or(optional.of(2))', 'some(1)'],
    ['optional.none().or(optional.of(2))', 'some(2)'],
    ['optional.none().or(optional.none())', 'none'],
    ['optional.none().or(dyn(1))', 'overload: "or" takes no optional_type and int.'],
    ['optional.of(1).orValue(2)', '1'],
    ['optional.none().orValue(2)', '2'],
    ['optional.of(1).orValue(1 / 0)', '1'],
    ['optional.of(1).or(dyn(1 / 0))', 'some(1)'],
    ['optional.none().orValue(1 / 0)', 'range: "/" by zero has no result.'],
    ['dyn(1).orValue(2)', 'overload: "orValue" takes no int and int.'],
    ['optional.unwrap([optional.of(1), optional.none(), optional.of(2)])', '[1, 2]'],
    ['[optional.of(1)].unwrapOpt()', '[1]'],
    ['[optional.of(1), dyn(2)].unwrapOpt()', 'overload: "unwrapOpt" takes no int.'],
    ['optional.of(1) == optional.of(1)', 'true'],
    ['optional.of(1) == optional.none()', 'false'],
  ]);
});

test('A default stems from what misses', () => {
  const data = { a: { b: 1 } };
  expect(blameOf('a.?c.orValue(false)', data)).toEqual(['a.c?']);
  expect(blameOf('a.?c.?d.orValue(false)', data)).toEqual(['a.c?']);
  expect(blameOf('a.?c.or(a.?d).orValue(0)', data)).toEqual(['a.c?', 'a.d?']);
  expect(blameOf('a.?b.orValue(0)', data)).toEqual(['a.b']);
  expect(blameOf('a.?b.value()', data)).toEqual(['a.b']);
  expect(blameOf('optional.ofNonZeroValue(a.b).value()', data)).toEqual(['a.b']);
  expect(blameOf('a.?c.hasValue()', data)).toEqual(['a.c?']);
  expect(blameOf('optional.ofNonZeroValue(a.z).hasValue()', { a: { z: 0 } })).toEqual(['a.z']);
});

test('Only or and orValue need not look at their argument', () => {
  expect(optionals.filter(({ settled }) => settled !== null).map(({ name }) => name)).toEqual(['or', 'orValue']);
});
