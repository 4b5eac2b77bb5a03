import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, deployment, findings, openFile } from './desk.ts';

/** Applies the preferred fix of the only finding and gives the line that it stood on. */
async function mended(path: string, text: string): Promise<{ readonly title: string; readonly line: string }> {
  const editor = await openFile(path, text);
  const [finding] = await findings(editor.document.uri);
  assert(finding !== undefined);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    finding.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const preferred = actions.find((action) => action.isPreferred === true);
  assert(preferred?.edit !== undefined, `a preferred fix among ${actions.map(({ title }) => title).join(', ')}`);
  await vscode.workspace.applyEdit(preferred.edit);
  await findings(editor.document.uri, (all) => all.length === 0);
  return { title: preferred.title, line: editor.document.lineAt(finding.range.start.line).text };
}

describe('A quick fix', () => {
  afterEach(closeAll);

  it('changes a field to the near name', async () => {
    const { title, line } = await mended('fixes/near.yaml', deployment('replica: 2'));
    assert.equal(title, 'Change to "replicas"');
    assert.equal(line, '  replicas: 2');
  });

  it('quotes what YAML reads as a boolean', async () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  enabled: yes\n';
    const { title, line } = await mended('fixes/quote.yaml', text);
    assert.equal(title, 'Quote "yes"');
    assert.equal(line, '  enabled: "yes"');
  });

  it('takes the quotes from a number', async () => {
    const { title, line } = await mended('fixes/number.yaml', deployment('replicas: "2"'));
    assert.equal(title, 'Change to 2 without quotes');
    assert.equal(line, '  replicas: 2');
  });
});
