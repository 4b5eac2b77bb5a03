import { describe, expect, test } from 'vitest';
import { variables } from '../../../../src/domain/cel/cel.ts';
import { Run } from '../../../../src/domain/cel/evaluate/run.ts';
import { standardFunctions } from '../../../../src/domain/cel/library/standard.ts';
import { parse } from '../../../../src/domain/cel/syntax/parse.ts';
import { Failure } from '../../../../src/domain/cel/evaluate/failure.ts';
import { nearest } from '../../../../src/domain/phases/nearestElement.ts';
import { roundsOf } from '../../../../src/domain/phases/rounds.ts';

const things = [
  { name: 'a', namespace: 'x', n: 1, m: 1 },
  { name: 'b', namespace: 'x', n: 2, m: 1 },
  { name: 'b', namespace: 'y', n: 2, m: 2 },
  { name: 'c', namespace: 'y', n: 3, m: 3 },
];

/** The index of the nearest thing, how many parts it misses, and what was wanted. */
function found(condition: string, count = things.length, isNamed = false) {
  const parsed = parse(`things.exists(t, ${condition})`);
  if (!parsed.ok || parsed.expression.kind !== 'loop' || parsed.expression.test === null) throw new Error(condition);
  const data = things.slice(0, count);
  const run = new Run(standardFunctions, variables({ things: data, wanted: 'b' }), true, {
    steps: 10_000,
    room: 10_000,
  });
  const target = run.evaluate(parsed.expression.target, null);
  if (target instanceof Failure) throw new Error(target.message);
  const rounds = roundsOf(parsed.expression, target, null);
  const { round, sides, wanted } = nearest(run, parsed.expression, parsed.expression.test, rounds, {
    isNamed,
    scope: null,
  });
  return [round === null ? null : rounds.indexOf(round), sides.length, wanted.name, wanted.namespace];
}

describe('the element that was meant', () => {
  test.each([
    ['has the name', 't.name == "c" && t.n == 9', 4, [3, 1, 'c', null]],
    ['has the name, from elsewhere', 'wanted == t.name && t.n == 9', 4, [1, 1, 'b', null]],
    ['has name and namespace', 't.name == "b" && t.namespace == "y" && t.n == 9', 4, [2, 1, 'b', 'y']],
    ['has the name behind a default', 't.?name.orValue("") == "c" && t.n == 9', 4, [3, 1, 'c', null]],
    ['misses least of those with the name', 't.name == "b" && t.n == 9 && t.m == 2', 4, [2, 1, 'b', null]],
    ['is not there', 't.name == "z" && t.n == 1', 4, [null, 0, 'z', null]],
    ['is nobody, by the namespace alone', 't.namespace == "x" && t.n == 9', 4, [null, 0, null, 'x']],
    ['is nobody among many', 't.n == 9', 4, [null, 0, null, null]],
    ['is the nearest among few', 't.n == 2 && t.m == 9', 2, [1, 1, null, null]],
    ['is the only one', 't.n == 9', 1, [0, 1, null, null]],
  ])('%s', (_, condition, count, expected) => {
    expect(found(condition, count)).toEqual(expected);
  });

  test('is any where the read names one object', () => {
    expect(found('t.n == 9', 4, true)).toEqual([0, 1, null, null]);
    expect(found('t.namespace == "nowhere"', 4, true)).toEqual([0, 1, null, 'nowhere']);
  });
});
