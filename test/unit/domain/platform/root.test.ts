import { expect, test } from 'vitest';
import { Roots } from '../../../../src/domain/own/root.ts';
import { rootIn } from '../../../../src/domain/platform/root.ts';
import { memoryTree } from '../../../fakes/tree.ts';

test('A file has a root when it is there', () => {
  const tree = memoryTree({ 'a.yaml': 'a: 1\n' });
  expect([rootIn(tree, 'a.yaml')?.node.type, rootIn(tree, 'b.yaml')]).toEqual(['map', null]);
});

test('A tree that keeps what was read is read once, as long as its text stays', () => {
  const files = { 'a.yaml': 'a: 1\n' };
  const tree = { ...memoryTree(files), roots: new Roots() };
  const first = rootIn(tree, 'a.yaml');
  expect(rootIn(tree, 'a.yaml')).toBe(first);
  files['a.yaml'] = 'b: 1\n';
  expect(rootIn(tree, 'a.yaml')).not.toBe(first);
});
