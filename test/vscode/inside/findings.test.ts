import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, codeOf, deployment, findings, openFile, root } from './desk.ts';

describe('Findings', () => {
  afterEach(closeAll);

  it('stand under the key of an unknown field, with a code that opens its page', async () => {
    const editor = await openFile('findings/unknown.yaml', deployment('replica: 2'));
    const [finding, ...others] = await findings(editor.document.uri);
    assert.equal(others.length, 0);
    assert.equal(editor.document.getText(finding?.range), 'replica');
    assert.equal(finding?.message, 'Unknown field "replica" in Deployment.spec; did you mean "replicas"?');
    const { value, page } = codeOf(finding);
    assert.equal(value, 'schema/unknown-field');
    const text = await vscode.workspace.fs.readFile(vscode.Uri.file(page));
    assert.match(Buffer.from(text).toString(), /^# schema\/unknown-field/);
  });

  it('follow every keystroke', async () => {
    const editor = await openFile('findings/typing.yaml', deployment());
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, '  replicas: two\n'));
    const [finding] = await findings(editor.document.uri);
    assert.equal(editor.document.getText(finding?.range), 'two');
    await editor.edit((edit) => edit.replace(finding?.range ?? new vscode.Range(end, end), '2'));
    await findings(editor.document.uri, (all) => all.length === 0);
  });

  it('come for a file that nobody has saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'yaml', content: deployment('replica: 2') });
    await vscode.window.showTextDocument(document);
    const [finding] = await findings(document.uri);
    assert.equal(codeOf(finding).value, 'schema/unknown-field');
  });

  it('are none in YAML that is not Kubernetes', async () => {
    const other = await openFile('findings/compose.yaml', 'services:\n  web:\n    imagge: nginx\n');
    const ours = await openFile('findings/after.yaml', deployment('replica: 2'));
    await findings(ours.document.uri);
    assert.deepEqual(vscode.languages.getDiagnostics(other.document.uri), []);
  });

  it('know the custom resources that the workspace defines', async () => {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root(), 'findings/crd.yaml'), Buffer.from(crd));
    const text = 'apiVersion: example.org/v1\nkind: Boat\nmetadata: {name: a}\nspec: {lenght: 3}\n';
    const editor = await openFile('findings/boat.yaml', text);
    const [finding] = await findings(
      editor.document.uri,
      ([first]) => first?.severity === vscode.DiagnosticSeverity.Error,
    );
    assert.equal(finding?.message, 'Unknown field "lenght" in Boat.spec; did you mean "length"?');
  });
});

const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: boats.example.org}
spec:
  group: example.org
  scope: Namespaced
  names: {kind: Boat, plural: boats}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: {type: object, properties: {length: {type: integer}}}
`;
