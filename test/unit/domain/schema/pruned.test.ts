import { expect, test } from 'vitest';
import { rootPlace } from '../../../../src/domain/schema/place.ts';
import { pruned } from '../../../../src/domain/schema/pruned.ts';
import type { Schema } from '../../../../src/domain/schema/schema.ts';
import { custom } from '../../../../src/domain/schema/dialect.ts';
import { walk } from '../../../../src/domain/schema/walk.ts';
import { toData } from '../../../../src/domain/yaml/data.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { file, memoryDefinitions } from '../../../fakes/definitions.ts';

const item: Schema = { type: 'object', properties: { name: { type: 'string' } } };
const schema: Schema = {
  type: 'object',
  properties: {
    spec: { type: 'object', properties: { list: { type: 'array', items: item }, one: item } },
    open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  },
};

function both(text: string): { readonly data: unknown; readonly kept: unknown } {
  const { root } = parse(text);
  if (root === null) throw new Error('There is nothing.');
  const data = toData(root);
  const verdicts = walk({ schema, file }, rootPlace(root), memoryDefinitions(), custom) ?? [];
  return { data, kept: pruned(data, verdicts) };
}

test.each<[string, string, unknown]>([
  ['beside those that are known', 'spec: {one: {name: a}, b: {c: 1}}', { spec: { one: { name: 'a' } } }],
  [
    'in items, which keep their places',
    'spec: {list: [{name: a}, {x: 1}, {name: b, x: 1, y: [2]}]}',
    { spec: { list: [{ name: 'a' }, {}, { name: 'b' }] } },
  ],
  ['at several depths', 'z: 1\nspec: {one: {z: {name: a}}, z: 1}', { spec: { one: {} } }],
  ['that are called as what all objects have', 'spec: {one: {constructor: 1, __proto__: 2}}', { spec: { one: {} } }],
  ['but not where any field may be', 'z: 1\nopen: {a: {b: 1}}', { open: { a: { b: 1 } } }],
])('Fields that no schema names are dropped %s', (_, text, kept) => {
  expect(both(text).kept).toEqual(kept);
});

test.each([
  ['without unknown fields', 'spec: {list: [{name: a}]}'],
  ['with other mistakes', 'spec: {list: [{name: 1}], one: 2}'],
])('An object %s stays the same', (_, text) => {
  const { data, kept } = both(text);
  expect(kept).toBe(data);
});

test('Many unknown fields are dropped at once', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `f${index}: 1`);
  expect(both(`spec: {one: {name: a, ${names.join(', ')}}}`).kept).toEqual({ spec: { one: { name: 'a' } } });
});
