import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeTree } from '../../../src/node/tree.ts';
import { folderWith } from './folder.ts';

const folder = (): string => folderWith({ 'repo/b.yaml': '\ufeffb: 1\n', 'repo/a/x': 'x', 'secret/key': 'k' });

describe('the files below a folder', () => {
  test('are as they are on disk', () => {
    const tree = nodeTree(join(folder(), 'repo'));
    expect([tree.kind('a'), tree.kind('b.yaml'), tree.kind('c'), tree.kind('b.yaml/x')]).toEqual([
      'folder',
      'file',
      'missing',
      'missing',
    ]);
    expect([tree.names('a'), tree.names('b.yaml'), tree.names('c')]).toEqual([['x'], [], []]);
    expect(tree.names('')).toEqual(['a', 'b.yaml']);
    expect([tree.text('a/x'), tree.text('a'), tree.text('c')]).toEqual(['x', null, null]);
  });

  test('have no byte order mark', () => expect(nodeTree(join(folder(), 'repo')).text('b.yaml')).toBe('b: 1\n'));

  test.each(['../secret/key', '/etc/passwd', 'a/../../secret/key'])('do not reach to "%s"', (path) => {
    const tree = nodeTree(join(folder(), 'repo'));
    expect([tree.kind(path), tree.names(path), tree.text(path)]).toEqual(['missing', [], null]);
  });

  test('are not behind a link', () => {
    const root = folder();
    symlinkSync(join(root, 'secret'), join(root, 'repo/linked'));
    symlinkSync(join(root, 'secret/key'), join(root, 'repo/key'));
    const tree = nodeTree(join(root, 'repo'));
    expect([tree.kind('linked'), tree.kind('linked/key'), tree.kind('key')]).toEqual(['missing', 'missing', 'missing']);
    expect([tree.text('linked/key'), tree.text('key'), tree.names('linked')]).toEqual([null, null, []]);
  });
});
