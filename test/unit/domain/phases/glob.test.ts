import { describe, expect, test } from 'vitest';
import { filesNamed } from '../../../../src/domain/phases/glob.ts';
import type { Tree } from '../../../../src/domain/platform/tree.ts';
import { memoryTree } from '../../../fakes/tree.ts';

const files = [
  'a.yaml',
  'a.yml',
  'b/a.yaml',
  'b/c/a.yaml',
  'b/c/d/x.yaml',
  '.hidden.yaml',
  '.git/a.yaml',
  'node_modules/a.yaml',
  'b/[x].yaml',
];
const tree = memoryTree(Object.fromEntries(files.map((path) => [path, ''])));

describe('filesNamed', () => {
  test.each([
    ['a.yaml', ['a.yaml']],
    ['./a.yaml', ['a.yaml']],
    ['missing.yaml', []],
    ['b', []],
    ['.hidden.yaml', ['.hidden.yaml']],
    ['*.yaml', ['a.yaml']],
    ['.*.yaml', ['.hidden.yaml']],
    ['*', ['a.yaml', 'a.yml']],
    ['a.y*ml', ['a.yaml', 'a.yml']],
    ['a.{yaml,yml}', ['a.yaml', 'a.yml']],
    ['a.y{a,}ml', ['a.yaml', 'a.yml']],
    ['?.yml', ['a.yml']],
    ['[a-c].yml', ['a.yml']],
    ['[!a].yml', []],
    ['*/a.yaml', ['b/a.yaml']],
    ['b/*/a.yaml', ['b/c/a.yaml']],
    ['**/a.yaml', ['a.yaml', 'b/a.yaml', 'b/c/a.yaml']],
    ['b/**', ['b/[x].yaml', 'b/a.yaml', 'b/c/a.yaml', 'b/c/d/x.yaml']],
    ['b/**/x.yaml', ['b/c/d/x.yaml']],
    ['../a.yaml', []],
    ['/a.yaml', []],
    ['a.yaml{', []],
    ['a(.*', []],
    ['[', []],
  ])('%s', (pattern, paths) => {
    expect(filesNamed(tree, pattern)).toEqual({ paths, isCut: false });
  });

  test('Many files are cut, and that is said', () => {
    const many = memoryTree(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`x/${index}.yaml`, ''])));
    const found = filesNamed(many, 'x/*.yaml');
    expect([found.paths.length, found.isCut]).toEqual([200, true]);
  });

  test('Folders without end come to an end', () => {
    const endless: Tree = { kind: () => 'folder', names: () => ['a', 'b', 'c'], text: () => null };
    expect(filesNamed(endless, '**/x')).toEqual({ paths: [], isCut: true });
  });

  test('A pattern of stars is matched in time', () => {
    const long = memoryTree({ [`${'a'.repeat(200)}.yaml`]: '' });
    expect(filesNamed(long, `${'*a'.repeat(100)}b.yaml`).paths).toEqual([]);
  });
});
