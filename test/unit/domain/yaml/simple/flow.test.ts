import { expect, test } from 'vitest';
import { toJSON } from '../../../../../src/domain/yaml/json.ts';
import { flowAt } from '../../../../../src/domain/yaml/simple/flow.ts';

test.each<readonly [text: string, json: unknown, end?: number]>([
  ['[]', [], 2],
  ['{}', {}, 2],
  ['[ CREATE, "b c", 1 ] # d', ['CREATE', 'b c', 1], 20],
  ['{ a: [b], c: {} }', { a: ['b'], c: {} }, 17],
  ['[a', null],
  ['[a,]', null],
  ['[a b: c]', null],
  ['[a: b]', null],
  ['{a}', null],
  ['{a: }', null],
  ['{a: b, a: c}', null],
  ['[&a b]', null],
  ['[,]', null],
])('%s', (text, json, end) => {
  const node = flowAt(text, 0, text.length, 10);
  expect([node && toJSON(node), node?.end]).toEqual([json, end]);
});

test('What is nested too deep is not simple', () => {
  expect(flowAt('[[[a]]]', 0, 7, 3)).toBeNull();
  expect(flowAt('[[a]]', 0, 5, 3)).not.toBeNull();
});
