import * as vscode from 'vscode';
import { registerCommands } from './vscode/commands/commands.ts';
import { Editing } from './vscode/editing.ts';
import { Judging } from './vscode/judging.ts';
import { SchemaStatus } from './vscode/schemaStatus.ts';
import { Setting } from './vscode/setting.ts';

/** Composition root of the extension host: nothing starts here that a document has not asked for. */
export function activate(context: vscode.ExtensionContext): void {
  const own = <Owned extends vscode.Disposable>(owned: Owned): Owned => {
    context.subscriptions.push(owned);
    return owned;
  };
  const log = own(vscode.window.createOutputChannel('Slipway', { log: true }));
  const product = context.extensionUri.fsPath;
  const completion = own(new Setting('slipway.completion'));
  const judging = own(new Judging(product, log));
  const editing = own(new Editing(product, judging, completion, log));
  own(new SchemaStatus(judging, editing));
  own(registerCommands({ log }));
  judging.start();
}
