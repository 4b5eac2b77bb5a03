import { expect, test } from 'vitest';
import { children } from '../../../../../src/domain/cel/syntax/ast.ts';
import { parse } from '../../../../../src/domain/cel/syntax/parse.ts';

const cases: readonly (readonly [text: string, ...children: readonly string[]])[] = [
  ['1'],
  ['a'],
  ['a.b', 'a'],
  ['a.?b', 'a'],
  ['a[b]', 'a', 'b'],
  ['f(a, b)', 'a', 'b'],
  ['t.f(a)', 't', 'a'],
  ['!a', 'a'],
  ['a + b', 'a', 'b'],
  ['a && b && c', 'a', 'b', 'c'],
  ['a ? b : c', 'a', 'b', 'c'],
  ['[a, ?b]', 'a', 'b'],
  ['{a: b, ?c: d}', 'a', 'b', 'c', 'd'],
  ['T{f: a, ?g: b}', 'a', 'b'],
  ['has(a.b)', 'a.b'],
  ['a.all(x, b)', 'a', 'b'],
  ['a.map(x, b, c)', 'a', 'b', 'c'],
  ['a.transformList(i, x, b)', 'a', 'b'],
  ['cel.bind(x, a, b)', 'a', 'b'],
  ['a.optMap(x, b)', 'a', 'b'],
];

test.each(cases)('%s', (text, ...wanted) => {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  expect(children(parsed.expression).map(({ start, end }) => text.slice(start, end))).toEqual(wanted);
});
