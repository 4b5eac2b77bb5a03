import * as vscode from 'vscode';
import { registerCommands } from './vscode/commands/commands.ts';
import { Editing } from './vscode/editing.ts';
import { Judging } from './vscode/judging.ts';
import type { Outside } from './vscode/outside.ts';
import { PhasesView } from './vscode/phasesView.ts';
import { SchemaStatus } from './vscode/schemaStatus.ts';
import { SealingContext } from './vscode/sealing/context.ts';
import { registerSealFix } from './vscode/sealing/fix.ts';
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
  own(new PhasesView());
  own(new SealingContext(judging));
  own(registerSealFix());
  const version = String((context.extension.packageJSON as { readonly version: unknown }).version);
  own(registerCommands({ log, judging, version, outside: () => loadOutside(product) }));
  judging.start();
}

async function loadOutside(product: string): Promise<Outside> {
  const { outside } = await import('./node/outside.ts');
  const folders = (): string[] =>
    (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) => (uri.scheme === 'file' ? [uri.fsPath] : []));
  return outside(product, process.env, folders);
}
