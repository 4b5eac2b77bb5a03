import { expect, test } from 'vitest';
import { openFiles } from '../../../src/server/openFiles.ts';
import { memoryFiles } from '../../fakes/files.ts';

const onDisk = memoryFiles({ 'a/saved.yaml': 'old', 'a/closed.yaml': 'disk' });
const typed = new Map([
  ['a/saved.yaml', 'new'],
  ['a/gone.yaml', 'still open'],
]);
const files = openFiles(onDisk, (path) => typed.get(path));

test.each([
  ['an open file', 'a/saved.yaml', { text: 'new' }, 'file'],
  ['an open file that is not on disk', 'a/gone.yaml', { text: 'still open' }, 'file'],
  ['a file that is not open', 'a/closed.yaml', { text: 'disk' }, 'file'],
  ['nothing', 'a/none.yaml', { failure: 'unreadable', reason: 'it does not exist' }, 'missing'],
] as const)('%s', async (_, path, read, kind) => {
  expect([await files.read(path), await files.kind(path)]).toEqual([read, kind]);
});

test('What lies in a folder is what is on disk', async () => {
  const { files: found } = await files.manifests('a', { ignored: true });
  expect(found).toEqual(['a/closed.yaml', 'a/saved.yaml']);
});
