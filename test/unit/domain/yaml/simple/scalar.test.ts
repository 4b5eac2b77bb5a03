import { expect, test } from 'vitest';
import { flowPlainAt, plain, quotedAt, scalarAt } from '../../../../../src/domain/yaml/simple/scalar.ts';
import type { ScalarNode } from '../../../../../src/domain/yaml/node.ts';

/** The value and where it ends; null for what is not simple. */
function brief(node: ScalarNode | null): readonly unknown[] | null {
  return node && [node.value, node.style, node.end];
}

test.each<readonly [text: string, wanted: readonly unknown[] | null]>([
  ['a b', ['a b', 'plain', 3]],
  ['a  # c', ['a', 'plain', 1]],
  ['a#b', ['a#b', 'plain', 3]],
  ['1', [1, 'plain', 1]],
  ['yes', [true, 'plain', 3]],
  ['-1', [-1, 'plain', 2]],
  ['a:b', ['a:b', 'plain', 3]],
  [`'it''s'`, [`it's`, 'quoted', 7]],
  ['"a\\n\\"" # c', ['a\n"', 'quoted', 7]],
  ['a: b', null],
  ['a:', null],
  ['- a', null],
  ['*a', null],
  ['&a b', null],
  ['!t b', null],
  ['[a]', null],
  ["'a", null],
  ["'a' b", null],
  ['"\\x41"', null],
  ['.inf', null],
])('%j on its line', (text, wanted) => {
  expect(brief(scalarAt(text, 0, text.length))).toEqual(wanted);
});

test('A quoted scalar ends at its quote, whatever follows', () => {
  expect(brief(quotedAt("'a': b", 0, 6))).toEqual(['a', 'quoted', 3]);
  expect(quotedAt("'a\nb'", 0, 2)).toBeNull();
});

test('Between brackets a scalar ends where anything could mean something', () => {
  const cases: readonly (readonly [text: string, end: number | null])[] = [
    ['a, b', 1],
    ['a b ]', 3],
    ['-1]', 2],
    ['- a', null],
    ['http://a', 4],
    ['{', null],
  ];
  expect(cases.map(([text]) => [text, flowPlainAt(text, 0)?.end ?? null])).toEqual(cases);
});

test('A plain scalar has the value that Kubernetes reads', () => {
  expect(plain('x 0777 y', 2, 6)).toEqual({
    type: 'scalar',
    value: 511,
    text: '0777',
    style: 'plain',
    start: 2,
    end: 6,
  });
});
