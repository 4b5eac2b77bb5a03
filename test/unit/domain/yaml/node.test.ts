import { expect, test } from 'vitest';
import { content, isNull } from '../../../../src/domain/yaml/node.ts';
import type { AliasNode, ScalarNode } from '../../../../src/domain/yaml/node.ts';

const scalar: ScalarNode = { type: 'scalar', value: 1, text: '1', style: 'plain', start: 0, end: 1 };
const alias: AliasNode = { type: 'alias', target: scalar, start: 5, end: 7 };

test('A node stands for itself', () => expect(content(scalar)).toBe(scalar));

test('An alias stands for the node that is anchored', () => expect(content(alias)).toBe(scalar));

test('Null is null, by way of an alias too', () => {
  const nothing: ScalarNode = { ...scalar, value: null };
  expect(isNull(nothing)).toBe(true);
  expect(isNull({ ...alias, target: nothing })).toBe(true);
  expect(isNull(scalar)).toBe(false);
  expect(isNull({ type: 'map', pairs: [], start: 0, end: 0 })).toBe(false);
});
