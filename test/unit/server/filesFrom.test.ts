import { expect, test } from 'vitest';
import { filesFrom } from '../../../src/server/filesFrom.ts';
import { memoryFiles } from '../../fakes/files.ts';

const disk = memoryFiles(
  { '/repo/t/a.yaml': 'a', '/repo/t/sub/b.yaml': 'b', '/repo/c.yaml': 'c' },
  { unreadable: [{ path: '/repo/t/secret', reason: 'it may not be read' }] },
);

test.each([
  ['a.yaml', 'a', '/repo/t/a.yaml'],
  ['sub/b.yaml', 'b', '/repo/t/sub/b.yaml'],
  ['../c.yaml', 'c', '/repo/c.yaml'],
  ['/repo/c.yaml', 'c', '/repo/c.yaml'],
])('%s is read where it lies, and counts as used', async (path, text, whole) => {
  const { files, used } = filesFrom(disk, '/repo/t');
  expect([await files.read(path), await files.kind(path)]).toEqual([{ text }, 'file']);
  expect([...used]).toEqual([whole]);
});

test.each([
  ['.', ['a.yaml', 'sub/b.yaml'], ['secret']],
  ['sub', ['sub/b.yaml'], []],
  ['..', ['../c.yaml', '../t/a.yaml', '../t/sub/b.yaml'], ['../t/secret']],
])('What lies in %s is called as seen from the folder', async (path, files, unreadable) => {
  const found = await filesFrom(disk, '/repo/t').files.manifests(path, { ignored: true });
  expect(found.files).toEqual(files);
  expect(found.unreadable.map((one) => one.path)).toEqual(unreadable);
});
