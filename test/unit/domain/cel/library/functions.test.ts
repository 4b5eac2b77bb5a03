import { expect, test } from 'vitest';
import { environmentOf, evaluate, variables } from '../../../../../src/domain/cel/cel.ts';
import { define, defineMethod } from '../../../../../src/domain/cel/library/function.ts';
import { Functions } from '../../../../../src/domain/cel/library/functions.ts';
import { int, string } from '../../../../../src/domain/cel/library/kind.ts';
import { standardLibraries } from '../../../../../src/domain/cel/library/standard.ts';
import { parse } from '../../../../../src/domain/cel/syntax/parse.ts';
import * as types from '../../../../../src/domain/cel/type.ts';
import { written } from '../printed.ts';

const library = [
  define('ours.double', [int], types.int, (value) => value * 2n),
  defineMethod('shout', [string], types.string, (text) => `${text}!`),
  define('size', [string], types.int, () => 42n),
];

test('Functions are found by how they are called', () => {
  const functions = new Functions([library]);
  expect([...functions.globals.keys()]).toEqual(['ours.double', 'size']);
  expect([...functions.methods.keys()]).toEqual(['shout']);
});

test('A library of another system joins in, and the earlier one has its way', () => {
  const parsed = parse('string(ours.double(21)).shout() + string(size("")) + string(size([1]))');
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const environment = environmentOf({}, new Functions([library, ...standardLibraries]));
  const outcome = evaluate(parsed.expression, environment, variables({}));
  expect(outcome.ok && written(outcome.value.data)).toBe('"42!421"');
});
