import { expect, test } from 'vitest';
import type { DocumentLink } from 'vscode-languageserver/node';
import { memorySurroundings } from '../../fakes/surroundings.ts';
import { good } from '../domain/platform/repo.ts';
import { session } from './session.ts';

/** The links of a file of the good repository. */
async function linksOf(uri: string, text: string): Promise<readonly DocumentLink[]> {
  const onDisk = Object.fromEntries(Object.entries(good).map(([path, file]) => [`/repo/${path}`, file]));
  const editor = await session({}, memorySurroundings([], [], [], onDisk));
  await editor.open(uri, text);
  return editor.request('textDocument/documentLink', { textDocument: { uri } });
}

test('A phase links to its files, and to the line that an anchor names', async () => {
  const links = await linksOf('file:///repo/phases/1-storage/phase.yaml', good['phases/1-storage/phase.yaml'] ?? '');
  expect(links).toMatchObject([
    {
      target: 'file:///repo/docs/undo.md#L3',
      tooltip: 'docs/undo.md',
      range: { start: { line: 10, character: 10 }, end: { line: 10, character: 31 } },
    },
    { target: 'file:///repo/phases/1-storage/probes/volume.yaml' },
  ]);
});

test('A row links to its folder', async () => {
  const links = await linksOf('file:///repo/applications.yaml', good['applications.yaml'] ?? '');
  expect(links[0]?.target).toBe('file:///repo/phases/1-storage/longhorn/values.yaml');
});

test('Other files have none', async () => {
  expect(await linksOf('file:///repo/a.yaml', 'apiVersion: v1\nkind: Pod\n')).toEqual([]);
  expect(await linksOf('untitled:platform.yaml', 'platform: {}\n')).toEqual([]);
});
