import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Refused, TextChange } from '../../protocol.ts';
import { inNotice, withoutLinks } from '../text.ts';

/** The document after a change of ours. */
export interface Changed {
  /** Its version: as long as it has this one, what is undone is our change. */
  readonly version: number;
  /** Whether the file has what the document has. */
  readonly isSaved: boolean;
}

/**
 * Makes changes that are of one version of a document, as one step that can be undone. A file that was saved is saved
 * again. Null when nothing was changed, which the user is told.
 */
export async function change(
  document: vscode.TextDocument,
  version: number,
  changes: readonly TextChange[],
): Promise<Changed | null> {
  const wasSaved = !document.isDirty && !document.isUntitled;
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    changes.map(({ range: { start, end }, newText }) =>
      vscode.TextEdit.replace(new vscode.Range(start.line, start.character, end.line, end.character), newText),
    ),
  );
  if (document.version !== version || !(await vscode.workspace.applyEdit(edit))) {
    const said = vscode.l10n.t('{0} has changed meanwhile and was left as it is; try again.', nameOf(document));
    void vscode.window.showErrorMessage(said);
    return null;
  }
  if (!wasSaved) return { version: document.version, isSaved: false };
  const isSaved = await document.save();
  if (!isSaved) {
    const said = vscode.l10n.t(
      '{0} is changed in the editor and could not be saved: the file is as before.',
      nameOf(document),
    );
    void vscode.window.showWarningMessage(said);
  }
  return { version: document.version, isSaved };
}

/** Takes a change of ours back, unless something else was changed since. */
export async function takeBack(document: vscode.TextDocument, { version, isSaved }: Changed): Promise<void> {
  if (document.version !== version) {
    const said = vscode.l10n.t('{0} has changed since: undo step by step in its editor.', nameOf(document));
    return void vscode.window.showWarningMessage(said);
  }
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
  if (isSaved) await document.save();
}

/** Tells why something can't be done, and leads to the place. */
export async function tellRefusal({ refused }: Refused, document: vscode.TextDocument): Promise<void> {
  const show = vscode.l10n.t('Show the Place');
  const { line } = refused;
  const actions = line === null ? [] : [show];
  if ((await vscode.window.showErrorMessage(withoutLinks(refused.message), ...actions)) !== show || line === null)
    return;
  const selection = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(document, { selection });
}

/** The name of its file, for a notification. */
export function nameOf({ uri }: vscode.TextDocument): string {
  return inNotice(basename(uri.path), 100);
}
