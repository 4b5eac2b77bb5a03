import { describe, expect, test } from 'vitest';
import { compile, environmentOf, evaluation, variables } from '../../../../../src/domain/cel/cel.ts';
import { dyn } from '../../../../../src/domain/cel/type.ts';
import { allHold } from '../../../../../src/domain/policy/expressions/conditions.ts';

const environment = environmentOf({ a: dyn });

function held(...texts: readonly string[]): unknown {
  const expressions = texts.flatMap((text) => compile(text, environment, dyn).expression ?? []);
  const result = allHold(expressions, evaluation(environment, variables({ a: {} })));
  return typeof result === 'boolean' ? result : result.start;
}

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
