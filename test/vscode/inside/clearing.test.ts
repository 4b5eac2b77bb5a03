import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, deployment, findings, openFile, root } from './desk.ts';

const none = (all: readonly vscode.Diagnostic[]): boolean => all.length === 0;

describe('Findings go away', () => {
  afterEach(closeAll);

  const broken = deployment('replica: 2');

  it('when the file is deleted', async () => {
    const { document } = await openFile('clearing/deleted.yaml', broken);
    await findings(document.uri);
    await vscode.workspace.fs.delete(document.uri);
    await findings(document.uri, none);
  });

  it('when the file is renamed, and come under the new name', async () => {
    const { document } = await openFile('clearing/old.yaml', broken);
    await findings(document.uri);
    const renamed = vscode.Uri.joinPath(root(), 'clearing/new.yaml');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(document.uri, renamed, { overwrite: true });
    await vscode.workspace.applyEdit(edit);
    await findings(renamed);
    await findings(document.uri, none);
  });

  it('when a .gitignore ignores the file, and come back when it no longer does', async () => {
    const { document } = await openFile('clearing/ignored.yaml', broken);
    await findings(document.uri);
    const ignore = vscode.Uri.joinPath(root(), 'clearing/.gitignore');
    await vscode.workspace.fs.writeFile(ignore, Buffer.from('ignored.yaml\n'));
    await findings(document.uri, none);
    await vscode.workspace.fs.delete(ignore);
    await findings(document.uri);
  });

  it('when the text is no longer Kubernetes', async () => {
    const editor = await openFile('clearing/emptied.yaml', broken);
    await findings(editor.document.uri);
    const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
    await editor.edit((edit) => edit.delete(all));
    await findings(editor.document.uri, none);
  });
});
