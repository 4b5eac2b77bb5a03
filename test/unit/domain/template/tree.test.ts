import { expect, test } from 'vitest';
import { textOf, treeOf } from '../../../../src/domain/template/tree.ts';
import { filesOf } from '../../../fakes/templates.ts';

const tree = treeOf(filesOf({ 'a.yaml': 'a: 1\n', 'b/c/d.yaml': 'd', 'b/e.yaml': '\ufeffe' }));

test.each([
  ['a.yaml', 'file'],
  ['b', 'folder'],
  ['b/c', 'folder'],
  ['b/c/d.yaml', 'file'],
  ['.', 'folder'],
  ['b/none', 'missing'],
  ['../a.yaml', 'missing'],
] as const)('%s is a %s', (path, kind) => expect(tree.kind(path)).toBe(kind));

test('A folder names what it holds', () => {
  expect(tree.names('.')).toEqual(['a.yaml', 'b']);
  expect(tree.names('b')).toEqual(['c', 'e.yaml']);
  expect(tree.names('a.yaml')).toEqual([]);
});

test('A file has a text when it is one', () => {
  expect(tree.text('a.yaml')).toBe('a: 1\n');
  expect(tree.text('b/e.yaml')).toBe('e');
  expect(tree.text('none')).toBe(null);
  expect(textOf(Uint8Array.of(0xff))).toBe(null);
  expect(textOf(undefined)).toBe(null);
});
