import { expect, test } from 'vitest';
import { foldersUp, platformAround } from '../../../src/repository/platformAround.ts';

const ours = 'platform:\n  releasedPhase: 0\n';

const cases: readonly (readonly [
  rule: string,
  folder: string,
  files: Readonly<Record<string, string>>,
  found: string | null,
])[] = [
  ['The folder itself', '/a/b', { '/a/b': ours }, '/a/b'],
  ['A folder above', '/a/b/c', { '/a': ours }, '/a'],
  ['The nearest of two', '/a/b/c', { '/a': ours, '/a/b': ours }, '/a/b'],
  ['A file of another tool is passed by', '/a/b/c', { '/a': ours, '/a/b': 'provider: aws\n' }, '/a'],
  ['An empty file is passed by', '/a/b/c', { '/a': ours, '/a/b': '' }, '/a'],
  ['The root', '/a', { '': ours }, ''],
  ['None', '/a/b', { '/a/c': ours }, null],
];
test.each(cases)('%s', (_, folder, files, found) => {
  expect(platformAround(folder, (one) => files[one] ?? null)).toBe(found);
});

test.each([
  ['/a/b', ['/a/b', '/a', '']],
  ['/a/b/', ['/a/b', '/a', '']],
  ['/', ['']],
  ['C:\\a\\b', ['C:\\a\\b', 'C:\\a', 'C:']],
  ['a/b', ['a/b', 'a']],
])('%s and above are %j', (folder, folders) => expect(foldersUp(folder)).toEqual(folders));
