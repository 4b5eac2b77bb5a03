import { expect, test } from 'vitest';
import type { Loop } from '../../../../src/domain/cel/syntax/ast.ts';
import { parse } from '../../../../src/domain/cel/syntax/parse.ts';
import { variable } from '../../../../src/domain/cel/value/read.ts';
import { roundsOf, subjectOf } from '../../../../src/domain/phases/rounds.ts';

function loop(text: string): Loop {
  const parsed = parse(text);
  if (!parsed.ok || parsed.expression.kind !== 'loop') throw new Error(text);
  return parsed.expression;
}

const names = (data: unknown): (string | null)[] =>
  roundsOf(loop('x.all(y, true)'), variable('x', data), null).map(subjectOf);

test.each([
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
  [{ k: 1 }, ['k']],
  [
    [{ name: 'n' }, { metadata: { name: 'm' } }, { metadata: 1 }, 7, [], ['a', 'b'], ['a', 1]],
    ['n', 'm', null, null, null, 'a/b', null],
  ],
  ['text', []],
  [null, []],
  [Array.from({ length: 10_001 }, () => 'x'), []],
])('the elements of %.40j', (data, subjects) => {
  expect(names(data)).toEqual(subjects);
});

test('Two variables stand for key and value', () => {
  const [round] = roundsOf(loop('x.all(k, v, true)'), variable('x', { a: 1 }), null);
  expect([round?.scope.name, round?.scope.up?.name]).toEqual(['v', 'k']);
});
