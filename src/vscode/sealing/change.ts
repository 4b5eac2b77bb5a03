import * as vscode from 'vscode';
import type { Refused, TextChange } from '../../protocol.ts';

/** Makes the changes in the document as one step that can be undone. A file that was saved is saved again. */
export async function change(document: vscode.TextDocument, changes: readonly TextChange[]): Promise<boolean> {
  const wasSaved = !document.isDirty && !document.isUntitled;
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    changes.map(({ range: { start, end }, newText }) =>
      vscode.TextEdit.replace(new vscode.Range(start.line, start.character, end.line, end.character), newText),
    ),
  );
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  return wasSaved ? document.save() : true;
}

/** Tells why something can't be done, and leads to the place. */
export async function tellRefusal({ refused }: Refused, document: vscode.TextDocument): Promise<void> {
  const show = vscode.l10n.t('Show the Place');
  const { line } = refused;
  const actions = line === null ? [] : [show];
  if ((await vscode.window.showErrorMessage(refused.message, ...actions)) !== show || line === null) return;
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(document, { selection });
}
