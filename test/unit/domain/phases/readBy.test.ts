import { expect, test } from 'vitest';
import { variables } from '../../../../src/domain/cel/cel.ts';
import { Run } from '../../../../src/domain/cel/evaluate/run.ts';
import { standardFunctions } from '../../../../src/domain/cel/library/standard.ts';
import { parse } from '../../../../src/domain/cel/syntax/parse.ts';
import { readBy } from '../../../../src/domain/phases/readBy.ts';

const data = { a: { b: 1, list: ['x', 'y'] }, c: 2, version: 'v1.20' };

test.each([
  ['a.b == c', ['a.b', 'c']],
  ['version.split(".")[1] == "3"', ['version']],
  ['a.list == ["x"]', ['a.list.1']],
  ['["y", "z"] == a.list', ['a.list.0']],
  ['a.list.size() == 3', ['a.list']],
  ['a.missing == 1', ['a.missing']],
  ['1 == 2', []],
])('%s', (text, places) => {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(text);
  const run = new Run(standardFunctions, variables(data), true, { steps: 10_000, room: 10_000 });
  expect(readBy(run, parsed.expression, null).map(({ variable, steps }) => [variable, ...steps].join('.'))).toEqual(
    places,
  );
});
