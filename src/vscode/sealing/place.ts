import { dirname } from 'node:path';
import * as vscode from 'vscode';

/** The editor that a command is about: that of the file it was called on, else the one in front. */
export async function editorFor(target: unknown): Promise<vscode.TextEditor | undefined> {
  if (!(target instanceof vscode.Uri)) return vscode.window.activeTextEditor;
  const active = vscode.window.activeTextEditor;
  if (active?.document.uri.toString() === target.toString()) return active;
  return vscode.window.showTextDocument(target);
}

/** The folder that the platform of a document is looked for in and above. */
export function folderOf({ uri }: vscode.TextDocument): string {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  return uri.scheme === 'file' ? dirname(uri.fsPath) : (workspace?.uri.fsPath ?? '/');
}

/** A command needs the language server, and it does not run. */
export async function tellNoServer({ log }: { readonly log: vscode.LogOutputChannel }): Promise<void> {
  const show = vscode.l10n.t('Show Log');
  const said = vscode.l10n.t(
    "Slipway's language server does not run, so that nothing can be sealed; the log says why.",
  );
  if ((await vscode.window.showErrorMessage(said, show)) === show) log.show();
}
