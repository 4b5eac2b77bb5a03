import { expect, test } from 'vitest';
import { Roots } from '../../../src/domain/own/root.ts';
import { parseOnce } from '../../../src/repository/parseOnce.ts';
import { memoryTree } from '../../fakes/tree.ts';

test('A text of last time is not parsed again, and one of the time before is', () => {
  const tree = { ...memoryTree({}), roots: new Roots() };
  const first = parseOnce(tree)('a: 1');
  expect(parseOnce(tree)('a: 1')).toBe(first);
  parseOnce(tree)('b: 1');
  expect(parseOnce(tree)('a: 1')).not.toBe(first);
});

test('Without a memory every text is parsed', () => {
  expect(parseOnce(memoryTree({}))('a: 1')).not.toBe(parseOnce(memoryTree({}))('a: 1'));
});
