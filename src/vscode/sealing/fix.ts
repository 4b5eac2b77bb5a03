import * as vscode from 'vscode';
import { commands, languages } from '../../contributions.ts';

/** The way out of a Secret in plain text: it opens a dialog, which no server of manifests can. */
export function registerSealFix(): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, _, { diagnostics }) =>
      diagnostics.filter(isPlaintext).map((one) => fix(document, one)),
  };
  const providedCodeActionKinds = [vscode.CodeActionKind.QuickFix];
  const selector = languages.map((language) => ({ language }));
  return vscode.languages.registerCodeActionsProvider(selector, provider, { providedCodeActionKinds });
}

function isPlaintext({ source, code }: vscode.Diagnostic): boolean {
  return source === 'slipway' && typeof code === 'object' && code.value === 'secret/plaintext';
}

function fix({ uri }: vscode.TextDocument, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const title = vscode.l10n.t('Seal This Secret…');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.command = { command: commands.sealSecret, title, arguments: [uri, diagnostic.range.start] };
  return action;
}
