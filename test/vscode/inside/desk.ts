import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** How long anything may take before a test fails. */
const limit = 30_000;

/** Waits until `read` gives something that `accept` likes; reads again at each of the events. */
export function observed<Value>(
  what: string,
  read: () => Value,
  accept: (value: Value) => boolean,
  ...events: vscode.Event<unknown>[]
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const value = read();
      if (accept(value)) end(() => resolve(value));
    };
    const timer = setTimeout(() => end(() => reject(new Error(`${what}: ${JSON.stringify(read())}`))), limit);
    const listeners = events.map((event) => event(look));
    const end = (then: () => void): void => {
      clearTimeout(timer);
      for (const listener of listeners) listener.dispose();
      then();
    };
    look();
  });
}

/** The findings of a document, once they are as wanted. */
export function findings(
  uri: vscode.Uri,
  accept: (findings: readonly vscode.Diagnostic[]) => boolean = (all) => all.length > 0,
): Promise<vscode.Diagnostic[]> {
  const read = (): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'slipway');
  return observed(`findings of ${uri.path}`, read, accept, vscode.languages.onDidChangeDiagnostics);
}

/** The code of a finding, and the address of its page. */
export function codeOf(finding: vscode.Diagnostic | undefined): { readonly value: string; readonly page: string } {
  assert(finding !== undefined && typeof finding.code === 'object', 'a finding has a code with a page');
  return { value: String(finding.code.value), page: finding.code.target.path };
}

export function root(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert(folder !== undefined, 'a folder is open');
  return folder.uri;
}

/** Writes a file of the workspace and opens it. */
export async function openFile(path: string, text: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(root(), path);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  return vscode.window.showTextDocument(uri);
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** A Deployment with these lines in its spec. */
export function deployment(...spec: readonly string[]): string {
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    '  name: web',
    'spec:',
    '  selector: {matchLabels: {app: web}}',
    '  template:',
    '    metadata: {labels: {app: web}}',
    '    spec: {containers: [{name: web, image: "registry.example.org/web:1.0.0"}]}',
    ...spec.map((line) => `  ${line}`),
    '',
  ].join('\n');
}
