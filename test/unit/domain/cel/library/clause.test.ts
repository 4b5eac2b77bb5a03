import { describe, expect, test } from 'vitest';
import { clausesOf } from '../../../../../src/domain/cel/library/clause.ts';

describe('clauses of a format', () => {
  const cases: readonly (readonly [
    format: string,
    clauses: readonly (readonly [verb: string, precision: number | null])[],
  ])[] = [
    ['no clause', []],
    [
      '%s and %.2f',
      [
        ['s', null],
        ['f', 2],
      ],
    ],
    ['100%%', [['%', null]]],
    ['%.3%', [['', 3]]],
    ['ends with %', [['', null]]],
    ['%🚢', [['🚢', null]]],
  ];
  test.each(cases)('%s', (format, clauses) => {
    expect(clausesOf(format).map(({ verb, precision }) => [verb, precision])).toEqual(clauses);
  });

  test('Each has its place', () => {
    expect(clausesOf('a%.2fb%s').map(({ start, end }) => [start, end])).toEqual([
      [1, 5],
      [6, 8],
    ]);
  });
});
