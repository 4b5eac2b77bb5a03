import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, deployment, findings, openFile } from './desk.ts';

async function completions(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value)))
    .join('\n');
}

describe('The object under the cursor', () => {
  afterEach(closeAll);

  const two = `${deployment('replica: 1')}---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  ports: [{port: 80}]\n  sess\n`;

  it('is completed from the schema of its kind, in the second document too', async () => {
    const { document } = await openFile('editing/two.yaml', two);
    await findings(document.uri);
    const last = document.lineAt(document.lineCount - 2).range.end;
    assert((await completions(document, last)).includes('sessionAffinity'));
    const inSpec = document.positionAt(document.getText().indexOf('replica') + 'replica'.length);
    assert((await completions(document, inSpec)).includes('replicas'));
  });

  it('is explained in the words of its schema', async () => {
    const { document } = await openFile('editing/two.yaml', two);
    await findings(document.uri);
    const ports = document.positionAt(document.getText().indexOf('ports:') + 1);
    assert.match(await hoverText(document, ports), /list of ports that are exposed by this service/);
  });

  it('is left alone when completion is off', async () => {
    const configuration = vscode.workspace.getConfiguration('slipway');
    await configuration.update('completion', 'off', vscode.ConfigurationTarget.Global);
    try {
      const { document } = await openFile('editing/two.yaml', two);
      await findings(document.uri);
      const ports = document.positionAt(document.getText().indexOf('ports:') + 1);
      assert.equal(await hoverText(document, ports), '');
    } finally {
      await configuration.update('completion', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
