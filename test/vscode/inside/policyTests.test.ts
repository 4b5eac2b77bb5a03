import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { pods, policy, suite } from '../../unit/actions/policyFiles.ts';
import { closeAll, openFile, root } from './desk.ts';

/** How long anything may take before a test fails. */
const limit = 30_000;

/** Waits until what is read is as wanted. */
async function until<Value>(what: string, read: () => Promise<Value>, wanted: Value): Promise<void> {
  const end = Date.now() + limit;
  for (;;) {
    const value = await read();
    if (isDeepStrictEqual(value, wanted)) return;
    if (Date.now() > end) assert.deepEqual(value, wanted, what);
    await setTimeout(100);
  }
}

/** What the editor has of a file: the ids of the file and of its rows, each with those above it. */
async function testsIn(file: string): Promise<readonly (readonly string[])[]> {
  const uri = vscode.Uri.joinPath(root(), file);
  return vscode.commands.executeCommand<string[][]>('vscode.testing.getTestsInFile', uri);
}

/** The rows of a file, each as it says what it is about and what it expects. */
async function rowsIn(file: string): Promise<readonly string[]> {
  return (await testsIn(file)).flatMap(([, , row]) => (row === undefined ? [] : rowText(row)));
}

function rowText(row: string): string {
  const [, name, expected] = JSON.parse(row) as readonly string[];
  return `${name}: ${expected}`;
}

/** The rows of a file of which the last run has something to say. */
async function wrongIn(file: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const id of await testsIn(file)) {
    const isTold = await vscode.commands.executeCommand<boolean>('vscode.peekTestError', id.join('\0'));
    if (id[2] !== undefined && isTold) wrong.push(rowText(id[2]));
  }
  return wrong;
}

/** What the editor shows of the messages that are open. */
function told(kind: 'ExpectedOutput' | 'ActualOutput'): readonly string[] {
  return vscode.workspace.textDocuments
    .filter(({ uri }) => uri.scheme === 'vscode-test-data' && uri.path.endsWith(kind))
    .map((document) => document.getText());
}

describe('Tests of policies', () => {
  const file = 'suites/kyverno-test.yaml';
  const other = 'suites/more/kyverno-test.yml';
  const right = suite.replace('fail, resources: [good]', 'pass, resources: [good]');
  const rows = ['Pod bad: images: fail', 'Pod good: images: fail'];
  const rightRows = ['Pod bad: images: fail', 'Pod good: images: pass'];

  before(async () => {
    const elsewhere = right.replace('policy.yaml', '../policy.yaml').replace('pods.yaml', '../pods.yaml');
    await write({ 'suites/policy.yaml': policy, 'suites/pods.yaml': pods, [other]: elsewhere });
  });
  afterEach(closeAll);

  it('are there when one is open, and all when somebody looks at tests', async () => {
    await openFile(file, suite);
    await until('rows', () => rowsIn(file), rows);
    await vscode.commands.executeCommand('workbench.view.testing.focus');
    await until('rows of another', () => rowsIn(other), rightRows);
  });

  it('run, and a wrong row says what came instead where it stands', async () => {
    const editor = await openFile(file, suite);
    await vscode.commands.executeCommand('testing.runAll');
    assert.deepEqual([await wrongIn(file), await wrongIn(other)], [['Pod good: images: fail'], []]);
    await vscode.commands.executeCommand('testing.goToNextMessage');
    await until('what was expected', async () => told('ExpectedOutput'), ['fail']);
    await until('what came instead', async () => told('ActualOutput'), ['pass\nsuccess']);
    const place = (): string =>
      editor.document.getText(editor.document.getWordRangeAtPosition(editor.selection.active));
    await until('place', async () => place(), 'good');
  });

  it('follow what is typed', async () => {
    const editor = await openFile(file, suite);
    await until('rows', () => rowsIn(file), rows);
    const last = suite.lastIndexOf('fail');
    await replace(editor, last, 'fail', 'pass');
    await until('rows as they are typed', () => rowsIn(file), rightRows);
    assert(editor.document.isDirty);
    await vscode.commands.executeCommand('testing.runCurrentFile');
    assert.deepEqual(await wrongIn(file), []);
  });

  it('run again when what they use changes, as long as somebody wants it', async () => {
    await openFile(file, right);
    await until('rows', () => rowsIn(file), rightRows);
    await vscode.commands.executeCommand('testing.startContinuousRun');
    const editor = await openFile('suites/policy.yaml', policy);
    await until('no wrong rows', () => wrongIn(file), []);
    await replace(editor, policy.indexOf(':latest'), ':latest', ':1');
    await until('wrong rows', () => wrongIn(file), rightRows);
    await vscode.commands.executeCommand('testing.stopContinuousRun');
  });

  it('go with their files', async () => {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(root(), other));
    await until('rows', () => rowsIn(other), []);
  });
});

async function write(texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(texts))
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root(), path), Buffer.from(text));
}

/** In the document, whichever editor shows it: results that come into view may take the place of the one that did. */
async function replace({ document }: vscode.TextEditor, offset: number, old: string, text: string): Promise<void> {
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + old.length));
  assert.equal(document.getText(range), old);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
