import { expect, test } from 'vitest';
import { children } from '../../../../../src/domain/jmespath/syntax/ast.ts';
import { parse } from '../../../../../src/domain/jmespath/syntax/parse.ts';

test('The parts of an expression are in the order of the text', () => {
  const parsed = parse('a[?b].{c: f(d, &e), g: !h || i[1:2]}');
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const starts: number[] = [];
  const walk = (node: typeof parsed.expression): void => {
    if (node.kind === 'field') starts.push(node.start);
    for (const child of children(node)) walk(child);
  };
  walk(parsed.expression);
  expect(starts).toHaveLength(6);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
});
