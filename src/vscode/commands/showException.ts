import * as vscode from 'vscode';
import type { ShowExceptionArguments } from '../../protocol.ts';

/** Opens a new exception beside what it exempts, with the cursor where its reason is to be written. */
export async function showException(...[uri, { line, character }]: ShowExceptionArguments): Promise<void> {
  const at = new vscode.Position(line, character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), {
    viewColumn: vscode.ViewColumn.Beside,
    preview: false,
    selection: new vscode.Range(at, at),
  });
}
