import { describe, expect, test } from 'vitest';
import { platformIn, rowsIn, tableOf } from '../../../../src/domain/platform/around.ts';
import { memoryTree } from '../../../fakes/tree.ts';
import { good } from './repo.ts';

describe('the files of a repository', () => {
  test('are read as they are', () => {
    expect(platformIn(memoryTree(good))?.domain?.value).toBe('lab.home.arpa');
    expect([...(rowsIn(memoryTree(good))?.keys() ?? [])]).toEqual(['longhorn', 'web', 'ollama', 'chat']);
  });

  test('both tables are one', () => {
    const rows = rowsIn(memoryTree({ ...good, 'applications.local.yaml': 'applications: { wiki: { wave: 1 } }\n' }));
    expect([...(rows?.keys() ?? [])]).toContain('wiki');
  });

  test('may be missing', () => {
    expect([
      platformIn(memoryTree({})),
      rowsIn(memoryTree({})),
      rowsIn(memoryTree({ 'applications.yaml': 'a: 1\n' })),
    ]).toEqual([null, null, null]);
  });
});

test('A table that can not be read has no rows', () => {
  const tree = memoryTree({ ...good, 'applications.local.yaml': '- a\n' });
  const [shared, local, none] = ['applications.yaml', 'applications.local.yaml', 'none.yaml'].map((path) =>
    tableOf(tree, path).map(({ name }) => name),
  );
  expect([shared, local, none]).toEqual([['longhorn', 'web', 'ollama', 'chat'], [], []]);
});
