import { describe, expect, test } from 'vitest';
import type { Expression } from '../../../../../src/domain/jmespath/syntax/ast.ts';
import { children } from '../../../../../src/domain/jmespath/syntax/ast.ts';
import { parse } from '../../../../../src/domain/jmespath/syntax/parse.ts';

/** The tree in one line. */
function shape(expression: Expression): string {
  const parts = children(expression).map(shape);
  switch (expression.kind) {
    case 'field':
      return expression.name;
    case 'literal':
      return JSON.stringify(expression.value);
    case 'current':
      return '@';
    case 'index':
      return `[${expression.index}]`;
    case 'slice':
      return `[${[expression.from, expression.to, expression.by].map((part) => part ?? '').join(':')}]`;
    case 'comparison':
      return `(${parts.join(` ${expression.comparator} `)})`;
    case 'call':
      return `${expression.name}(${parts.join(', ')})`;
    default:
      return `${expression.kind}(${parts.join(', ')})`;
  }
}

const cases: readonly (readonly [text: string, tree: string])[] = [
  ['a.b.c', 'chain(chain(a, b), c)'],
  ['a[0]', 'chain(a, [0])'],
  ['a[-1].b', 'chain(chain(a, [-1]), b)'],
  ['a[1:2:-1]', 'projection(chain(a, [1:2:-1]), @)'],
  ['a[*].b[0]', 'projection(a, chain(b, [0]))'],
  ['a[*] | [0]', 'pipe(projection(a, @), chain(@, [0]))'],
  ['a[].b', 'projection(flatten(a), b)'],
  ['a.*.b', 'values(a, b)'],
  ['*[0]', 'values(@, chain(@, [0]))'],
  ['a[?b == `1`].c', 'filter(a, (b == 1), c)'],
  ['a || b && c', 'or(a, and(b, c))'],
  ['!a && b', 'and(not(a), b)'],
  ['!a.b', 'chain(not(a), b)'],
  ['(a || b).c', 'chain(or(a, b), c)'],
  ['a == b || c', 'or((a == b), c)'],
  ['[a, b.c]', 'list(a, chain(b, c))'],
  ['a.{b: c, "d": e}', 'chain(a, map(c, e))'],
  ['f(a, &b.c)', 'f(a, reference(chain(b, c)))'],
  ['f()', 'f()'],
  ['@', '@'],
];

test.each(cases)('%s', (text, tree) => {
  const parsed = parse(text);
  expect(parsed.ok ? shape(parsed.expression) : parsed.problem).toBe(tree);
});

describe('ranges lead back to the text', () => {
  const ranges: readonly (readonly [text: string, path: readonly number[], part: string])[] = [
    ['aa.bb[0]', [], 'aa.bb[0]'],
    ['aa.bb[0]', [1], 'bb[0]'],
    ['aa.bb[0]', [1, 1], '[0]'],
    ['xx[?yy > `2`].zz', [1], 'yy > `2`'],
    ['xx[?yy > `2`].zz', [2], 'zz'],
    ['length(items)', [0], 'items'],
    ["'it' == b", [0], "'it'"],
  ];
  test.each(ranges)('%s at %j', (text, path, part) => {
    const parsed = parse(text);
    if (!parsed.ok) throw new Error(parsed.problem.message);
    const found = path.reduce<Expression | undefined>(
      (node, index) => (node === undefined ? undefined : children(node)[index]),
      parsed.expression,
    );
    expect(text.slice(found?.start, found?.end)).toBe(part);
  });
});
