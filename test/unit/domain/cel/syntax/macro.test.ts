import { describe, expect, test } from 'vitest';
import { macroNames, variableCounts } from '../../../../../src/domain/cel/syntax/macro.ts';
import { parse } from '../../../../../src/domain/cel/syntax/parse.ts';

/** A loop as `macro variables test? result?`; of anything else the kind of node. */
function shapeOf(text: string): string {
  const parsed = parse(text);
  if (!parsed.ok) return `${text.slice(parsed.problem.start, parsed.problem.end)}: ${parsed.problem.message}`;
  const { expression } = parsed;
  const part = (node: { readonly start: number; readonly end: number } | null): string =>
    node === null ? '-' : text.slice(node.start, node.end);
  switch (expression.kind) {
    case 'loop':
      return `${expression.macro} ${expression.variables.map((name) => name.text).join()} ${part(expression.test)} ${part(expression.result)}`;
    case 'bind':
      return `bind ${expression.variable.text} ${part(expression.value)} ${part(expression.body)}`;
    case 'optionalMap':
      return `${expression.flat ? 'flat' : 'map'} ${expression.variable.text} ${part(expression.body)}`;
    default:
      return expression.kind;
  }
}

describe('calls that are macros', () => {
  const cases: readonly (readonly [text: string, shape: string])[] = [
    ['a.all(x, b)', 'all x b -'],
    ['a.all(i, x, b)', 'all i,x b -'],
    ['a.exists(x, b)', 'exists x b -'],
    ['a.exists(i, x, b)', 'exists i,x b -'],
    ['a.exists_one(x, b)', 'existsOne x b -'],
    ['a.existsOne(x, b)', 'existsOne x b -'],
    ['a.exists_one(i, x, b)', 'existsOne i,x b -'],
    ['a.existsOne(i, x, b)', 'existsOne i,x b -'],
    ['a.filter(x, b)', 'filter x b -'],
    ['a.map(x, c)', 'map x - c'],
    ['a.map(x, b, c)', 'map x b c'],
    ['a.sortBy(x, c)', 'sortBy x - c'],
    ['a.transformList(i, x, c)', 'transformList i,x - c'],
    ['a.transformList(i, x, b, c)', 'transformList i,x b c'],
    ['a.transformMap(i, x, c)', 'transformMap i,x - c'],
    ['a.transformMap(i, x, b, c)', 'transformMap i,x b c'],
    ['a.transformMapEntry(i, x, c)', 'transformMapEntry i,x - c'],
    ['a.transformMapEntry(i, x, b, c)', 'transformMapEntry i,x b c'],
    ['cel.bind(x, a, b)', 'bind x a b'],
    ['a.optMap(x, b)', 'map x b'],
    ['a.optFlatMap(x, b)', 'flat x b'],
    ['has(a.b)', 'has'],
  ];
  test.each(cases)('%s', (text, shape) => expect(shapeOf(text)).toBe(shape));
});

describe('calls that only have the name of one', () => {
  const texts = [
    'all(x, b)',
    'a.all(x)',
    'a.all(x, y, b, c)',
    'a.map()',
    'a.filter(x, b, c)',
    'a.has(b.c)',
    'has(a.b, c)',
  ];
  test.each([...texts, 'b.bind(x, a, b)', 'cel.bind(x, a)', '.cel.bind(x, a, b)', 'a.optMap(x)', 'a.optMap(x, b, c)'])(
    '%s',
    (text) => expect(shapeOf(text)).toBe('call'),
  );
});

describe('macros that are used wrongly', () => {
  const cases: readonly (readonly [text: string, problem: string])[] = [
    ['a.all(x.y, b)', 'x.y: all wants the name of a new variable here.'],
    ['a.all(1, b)', '1: all wants the name of a new variable here.'],
    ['a.all(.x, b)', '.x: all wants the name of a new variable here.'],
    ['a.all(i, x[0], b)', 'x[0]: all wants the name of a new variable here.'],
    ['a.all(x, x, b)', 'x: all wants two variables of different names.'],
    ['cel.bind(1, a, b)', '1: bind wants the name of a new variable here.'],
    ['a.optMap(1, b)', '1: optMap wants the name of a new variable here.'],
    ['a.optFlatMap(1, b)', '1: optFlatMap wants the name of a new variable here.'],
    ['has(a)', 'a: has() wants a field that is selected with a dot, as in has(a.b).'],
    ['has(a[0])', 'a[0]: has() wants a field that is selected with a dot, as in has(a.b).'],
    ['has(a.?b)', 'a.?b: has() wants a field that is selected with a dot, as in has(a.b).'],
    ['has(a.b())', 'a.b(): has() wants a field that is selected with a dot, as in has(a.b).'],
  ];
  test.each(cases)('%s', (text, problem) => expect(shapeOf(text)).toBe(problem));
});

test('A loop has the places of its name and its variables', () => {
  expect(parse('aa.all(ii, xx, b)')).toMatchObject({
    expression: {
      start: 0,
      end: 17,
      name: { text: 'all', start: 3, end: 6 },
      variables: [
        { text: 'ii', start: 7, end: 9 },
        { text: 'xx', start: 11, end: 13 },
      ],
      target: { start: 0, end: 2 },
    },
  });
  expect(parse('aa.optMap(xx, b)')).toMatchObject({
    expression: { start: 0, end: 16, name: { start: 3, end: 9 }, variable: { start: 10, end: 12 } },
  });
  expect(parse('cel.bind(xx, a, b)')).toMatchObject({
    expression: { start: 0, end: 18, variable: { start: 9, end: 11 } },
  });
  expect(parse('has(a.b)')).toMatchObject({ expression: { start: 0, end: 8, operand: { start: 4, end: 7 } } });
});

test('All macros are known by name, each once', () => {
  expect(macroNames).toContain('has');
  expect(macroNames).toContain('transformMapEntry');
  expect(new Set(macroNames).size).toBe(macroNames.length);
});

test('A macro is known to declare one variable, two, or either', () => {
  const counts = ['filter', 'all', 'transformMap', 'bind', 'size'].map(variableCounts);
  expect(counts).toEqual([[1], [1, 2], [2], [], []]);
});
