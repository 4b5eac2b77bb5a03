import { describe, expect, test } from 'vitest';
import { variablesOf } from '../../../../../src/domain/policy/problems/variables.ts';

describe('variables of a text', () => {
  test.each<[string, readonly (readonly [query: string, from: string | null])[]]>([
    ['plain', []],
    [String.raw`\{{ no }}`, []],
    [
      'a {{ b }} c {{d}}',
      [
        ['b', 'b }} c {{d}}'],
        ['d', 'd}}'],
      ],
    ],
    ['{{- shallow }}', [['shallow', 'shallow }}']]],
    ['{{ {a: b} }}', [['{a: b}', '{a: b} }}']]],
    // Those around others come after them, and without a place.
    [
      '{{ a."{{ b }}" }}',
      [
        ['b', 'b }}" }}'],
        ['a."null"', null],
      ],
    ],
    [
      'x {{ {{a}} }}',
      [
        ['a', 'a}} }}'],
        ['null', null],
      ],
    ],
    ['{{}}', [['', '{{}}']]],
  ])('%s', (text, wanted) => {
    const found = variablesOf(text).map(({ query, start }) => [query, start === null ? null : text.slice(start)]);
    expect(found).toEqual(wanted);
  });

  test('have braces around them', () => {
    expect(variablesOf('a {{ b }} c').map(({ braces }) => braces)).toEqual([{ start: 2, end: 9 }]);
  });

  test('are found in time in a text that is nothing but braces', () => {
    const start = performance.now();
    variablesOf('{{'.repeat(50_000) + '}}'.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
