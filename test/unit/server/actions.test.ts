import { describe, expect, test } from 'vitest';
import { session } from './session.ts';

const uri = 'file:///repo/a.yaml';
const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n';

describe('fixes', () => {
  test('of what the editor asks about', async () => {
    const editor = await session();
    await editor.open(uri, `${good}dato: {}\n`);
    const diagnostics = await editor.diagnostics(uri, ({ version }) => version === 1);
    const edits = [{ newText: 'data', range: { start: { line: 3, character: 0 }, end: { line: 3, character: 4 } } }];
    expect(await editor.fixes(uri, diagnostics)).toMatchObject([
      {
        title: 'Change to "data"',
        kind: 'quickfix',
        isPreferred: true,
        edit: { documentChanges: [{ textDocument: { uri, version: 1 }, edits }] },
      },
    ]);
  });

  test('are not found for what others say, nor elsewhere, nor of what is not open', async () => {
    const editor = await session();
    await editor.open(uri, `${good}dato: {}\n`);
    const [mine] = await editor.diagnostics(uri, ({ version }) => version === 1);
    if (mine === undefined) throw new Error('Nothing was found');
    const others = [
      { ...mine, source: 'YAML' },
      { ...mine, code: 'schema/type' },
      { ...mine, range: { ...mine.range, end: mine.range.start } },
    ];
    expect(await editor.fixes(uri, others)).toEqual([]);
    expect(await editor.fixes('file:///repo/b.yaml', [mine])).toEqual([]);
  });
});
