import { expect, test } from 'vitest';
import { parse } from '../../../../../src/domain/jmespath/syntax/parse.ts';
import { headOf, rootsOf } from '../../../../../src/domain/policy/problems/roots.ts';

test.each([
  ['a', ['a'], 'a'],
  ['a.b.c', ['a'], 'a'],
  ['a[0].b[*].c', ['a'], 'a'],
  ['a[?b == c].d', ['a'], 'a'],
  ['a[]', ['a'], 'a'],
  ['a.*', ['a'], 'a'],
  ['a | b', ['a'], null],
  ['a || b', ['a', 'b'], null],
  ["a == 'x' && !b", ['a', 'b'], null],
  ['[a, b.c]', ['a', 'b'], null],
  ['{x: a}', ['a'], null],
  ['length(a.b)', ['a'], null],
  ['sort_by(a, &b)', ['a'], null],
  ['@', [], null],
  ["'a'", [], null],
])('%s begins with %j', (text, roots, head) => {
  const parsed = parse(text);
  const found = parsed.ok
    ? [rootsOf(parsed.expression).map(({ name }) => name), headOf(parsed.expression)?.name ?? null]
    : [];
  expect(found).toEqual([roots, head]);
});

test('A chain may be longer than the stack is deep', () => {
  const parsed = parse(`${'a.'.repeat(50_000)}b`);
  const found = parsed.ok ? [rootsOf(parsed.expression).length, headOf(parsed.expression)?.name] : [];
  expect(found).toEqual([1, 'a']);
});
