import { expect, test } from 'vitest';
import { withoutNulls } from '../../../../src/domain/schema/dropped.ts';
import { rootPlace } from '../../../../src/domain/schema/place.ts';
import type { Schema } from '../../../../src/domain/schema/schema.ts';
import { toData } from '../../../../src/domain/yaml/data.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

const schema: Schema = {
  properties: { a: { type: 'string' }, b: { type: 'string', nullable: true }, c: { type: 'string', default: 'x' } },
};

test.each<[string, unknown]>([
  ['{a: null, b: null, c: null, d: null}', { b: null, c: null, d: null }],
  ['{a: , x: 1}', { x: 1 }],
  ['{constructor: null}', { constructor: null }],
])('Of %s what a schema neither takes nor fills in is dropped', (text, kept) => {
  const { root } = parse(text);
  if (root === null) throw new Error('There is nothing.');
  expect(toData(withoutNulls(rootPlace(root), schema).node)).toEqual(kept);
});

test.each(['{a: x, b: null}', '[null]', 'null'])('%s stays as it is', (text) => {
  const { root } = parse(text);
  if (root === null) throw new Error('There is nothing.');
  const place = rootPlace(root);
  expect(withoutNulls(place, schema)).toBe(place);
  expect(withoutNulls(place, {})).toBe(place);
});
