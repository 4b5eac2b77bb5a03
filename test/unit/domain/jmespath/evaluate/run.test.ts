import { describe, expect, test } from 'vitest';
import { Failure } from '../../../../../src/domain/jmespath/evaluate/failure.ts';
import { Run } from '../../../../../src/domain/jmespath/evaluate/run.ts';
import { Trouble } from '../../../../../src/domain/jmespath/library/function.ts';
import type { Library } from '../../../../../src/domain/jmespath/library/function.ts';
import { parse } from '../../../../../src/domain/jmespath/syntax/parse.ts';
import { plain, written } from '../../../../../src/domain/jmespath/value.ts';
import { coreLibrary } from '../search.ts';

function run(text: string, data: unknown, library: Library = coreLibrary, steps = 1000): unknown {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const result = new Run(library, { left: steps }).evaluate(parsed.expression, written(data));
  return result instanceof Failure ? `${result.code}: ${result.message}` : plain(result.data);
}

const cases: readonly (readonly [text: string, data: unknown, value: unknown])[] = [
  ['a[*].b', { a: [{ b: 1 }, {}, { b: null }, 2] }, [1]],
  ['a[]', { a: [[1], 2, [[3]]] }, [1, 2, [3]]],
  ['a.*', { a: { y: 2, x: 1 } }, [1, 2]],
  ['a[?@ > `1`]', { a: [1, 2, 'x', 3] }, [2, 3]],
  ['[a, b]', null, null],
  ['{x: a}', null, null],
  ['a || b', { a: [], b: 0 }, 0],
  ['a && b', { a: 0, b: 'x' }, 'x'],
  ['a == b', { a: { x: [1] }, b: { x: [1] } }, true],
  ['a[::0]', { a: [1] }, 'argument: Invalid slice, step cannot be 0'],
  ['foo(@)', 1, 'unknown: unknown function: foo'],
  ['length(`1`)', 1, 'argument: Invalid type for: 1, expected: []jmespath.JpType{"string", "array", "object"}'],
  ['length(@, @)', 1, 'argument: incorrect number of args'],
];

test.each(cases)('%s', (text, data, value) => {
  expect(run(text, data)).toEqual(value);
});

describe('a budget', () => {
  test('ends everything, also what would make null of other failures', () => {
    expect(run('(a[?b] || c) | d', { a: Array.from({ length: 100 }, () => ({ b: 1 })) }, coreLibrary, 50)).toBe(
      'budget: The expression takes more steps than it may.',
    );
  });

  test('Functions pay for their work', () => {
    const greedy: Library = new Map([
      [
        'work',
        {
          name: 'work',
          takes: [],
          isVariadic: false,
          call: (_, caller) => caller.spend(10_000) ?? new Trouble('unavailable', 'never'),
        },
      ],
    ]);
    expect(run('work()', null, greedy)).toBe('budget: "work" takes more steps than it may.');
    expect(run('work()', null, greedy, 20_000)).toBe('unavailable: never');
  });

  test('The stack has an end as well', () => {
    expect(run(`a${' || a'.repeat(3000)}`, { a: null }, coreLibrary, 1_000_000)).toMatch(/^budget: .* deep\.$/);
  });

  test.each([
    ['lists of a list', Array.from({ length: 60 }, () => '[@, @]').join(' | ')],
    ['mappings', Array.from({ length: 60 }, () => '{a: @, b: @}').join(' | ')],
    ['flattened lists', Array.from({ length: 60 }, () => '[@, @][]').join(' | ')],
    ['texts', Array.from({ length: 60 }, () => "join('', [@, @])").join(' | ')],
    ['references', Array.from({ length: 60 }, () => 'map(&[@, @], [@, @])').join(' | ')],
  ])('What doubles with every step has an end: %s', (_, text) => {
    expect(run(text, 'xy', coreLibrary, 1_000_000)).toBe('budget: The expression makes a value that is too large.');
  });
});

test('What is not known here is not null, whatever stands around it', () => {
  const missing = { kind: 'clock', name: '' } as const;
  const unknown: Library = new Map([
    ...coreLibrary,
    ['now', { name: 'now', takes: [], isVariadic: false, call: () => new Trouble('unavailable', 'no clock', missing) }],
  ]);
  for (const text of ['now()[]', 'now()[?a]', 'now().*', 'now() || a', '[now()]', 'map(&now(), [a])'])
    expect(run(text, { a: 1 }, unknown)).toBe('unavailable: no clock');
  const parsed = parse('now()');
  if (!parsed.ok) throw new Error(parsed.problem.message);
  expect(new Run(unknown, { left: 100 }).evaluate(parsed.expression, written(1))).toMatchObject({ missing });
});
