import { expect, test } from 'vitest';
import { toJSON } from '../../../../../src/domain/yaml/json.ts';
import { flowAt } from '../../../../../src/domain/yaml/simple/flow.ts';

test.each<readonly [text: string, wanted: { readonly json: unknown; readonly end: number } | null]>([
  ['[]', { json: [], end: 2 }],
  ['{}', { json: {}, end: 2 }],
  ['[ CREATE, "b c", 1 ] # d', { json: ['CREATE', 'b c', 1], end: 20 }],
  ['{ a: [b], c: {} }', { json: { a: ['b'], c: {} }, end: 17 }],
  ['[a', null],
  ['[a,]', null],
  ['[a b: c]', null],
  ['[a: b]', null],
  ['{a}', null],
  ['{a: }', null],
  ['{a: b, a: c}', null],
  ['[&a b]', null],
  ['[,]', null],
])('%s', (text, wanted) => {
  const node = flowAt(text, 0, text.length, 10);
  expect(node && { json: toJSON(node), end: node.end }).toEqual(wanted);
});

test('What is nested too deep is not simple', () => {
  expect(flowAt('[[[a]]]', 0, 7, 3)).toBeNull();
  expect(flowAt('[[a]]', 0, 5, 3)).not.toBeNull();
});
