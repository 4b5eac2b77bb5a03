import { describe, expect, test } from 'vitest';
import { compile, environmentOf, evaluation, variables } from '../../../../../src/domain/cel/cel.ts';
import { Failure } from '../../../../../src/domain/cel/evaluate/failure.ts';
import type { Expression } from '../../../../../src/domain/cel/syntax/ast.ts';
import { dyn } from '../../../../../src/domain/cel/type.ts';
import { Trouble } from '../../../../../src/domain/cel/value/trouble.ts';
import { allHold } from '../../../../../src/domain/policy/expressions/conditions.ts';

const environment = environmentOf({ a: dyn, b: dyn });

function held(...texts: readonly string[]): unknown {
  const result = allHold(texts.map(expressionOf), evaluation(environment, variables({ a: {} })));
  return typeof result === 'boolean' ? result : result.failure.start;
}

function expressionOf(text: string): Expression {
  const { expression } = compile(text, environment, dyn);
  if (expression === null) throw new Error(text);
  return expression;
}

test('Of conditions without a value all are told, and what is not known here counts most', () => {
  const known = variables({ a: {} });
  const missing = new Failure(new Trouble('missing', 'Who knows?'), { start: 0, end: 0 }, null);
  const work = evaluation(environment, new Map([...known, ['b', () => missing]]));
  expect(allHold(['a.b', 'a.c == 1'].map(expressionOf), work)).toMatchObject({
    failure: { code: 'absent', start: 2 },
    words: 'no such key: b; no such key: c',
  });
  expect(allHold(['a.b', 'b'].map(expressionOf), work)).toMatchObject({ failure: { code: 'missing' } });
});

describe('conditions', () => {
  test.each<[string, readonly string[], unknown]>([
    ['none hold', [], true],
    ['all have to hold', ['true', '1 == 1'], true],
    ['one that does not is enough', ['true', 'false'], false],
    ['one that does not counts more than an error before it', ['a.b == 1', 'false'], false],
    ['an error counts more than what holds', ['true', '   a.b == 1', 'true'], 5],
  ])('%s', (_, texts, result) => {
    expect(held(...texts)).toBe(result);
  });
});
