import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, deployment, findings, openFile } from './desk.ts';

async function completions(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents.map((part) => (typeof part === 'string' ? part : part.value)))
    .join('\n');
}

const policy = `apiVersion: policies.kyverno.io/v1
kind: ValidatingPolicy
metadata: {name: a}
spec:
  matchConstraints:
    resourceRules: [{apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
  validations:
    - expression: >-
        object.metadata.name.startsWith('a') &&
        object.
      message
    - expression: >-
        true &&
        ${''}
`;

describe('The object under the cursor', () => {
  afterEach(closeAll);

  const two = `${deployment('replica: 1')}---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  ports: [{port: 80}]\n  sess\n`;

  it('is completed from the schema of its kind, in the second document too', async () => {
    const { document } = await openFile('editing/two.yaml', two);
    await findings(document.uri);
    const last = document.lineAt(document.lineCount - 2).range.end;
    assert((await completions(document, last)).includes('sessionAffinity'));
    const inSpec = document.positionAt(document.getText().indexOf('replica') + 'replica'.length);
    assert((await completions(document, inSpec)).includes('replicas'));
  });

  it('is explained in the words of its schema', async () => {
    const { document } = await openFile('editing/two.yaml', two);
    await findings(document.uri);
    const ports = document.positionAt(document.getText().indexOf('ports:') + 1);
    assert.match(await hoverText(document, ports), /list of ports that are exposed by this service/);
  });

  it('is completed and explained in the expressions of a policy, and there by nobody else', async () => {
    const { document } = await openFile('editing/policy.yaml', policy);
    await findings(document.uri);
    const after = (text: string): vscode.Position =>
      document.positionAt(document.getText().indexOf(text) + text.length);
    const offered = await completions(document, after('&&\n        object.'));
    assert(offered.includes('status'), offered.join());
    assert.deepEqual(offered, [...new Set(offered)]);
    const onEmptyLine = await completions(document, after('true &&\n        '));
    assert(onEmptyLine.includes('oldObject') && !onEmptyLine.includes('messageExpression'), onEmptyLine.join());
    assert((await completions(document, after('message'))).includes('messageExpression'));
    const help = await vscode.commands.executeCommand<vscode.SignatureHelp>(
      'vscode.executeSignatureHelpProvider',
      document.uri,
      after("startsWith('a'"),
    );
    assert.equal(help.signatures[0]?.label, 'startsWith(string) bool');
    // The long text about expressions is not among it.
    assert.match(
      await hoverText(document, after('object.meta')),
      /^```\nmetadata: ObjectMeta\n```\nStandard object's metadata\.[^\n]*$/,
    );
  });

  it('is left alone when completion is off', async () => {
    const configuration = vscode.workspace.getConfiguration('slipway');
    await configuration.update('completion', 'off', vscode.ConfigurationTarget.Global);
    try {
      const { document } = await openFile('editing/two.yaml', two);
      await findings(document.uri);
      const ports = document.positionAt(document.getText().indexOf('ports:') + 1);
      assert.equal(await hoverText(document, ports), '');
      const { document: written } = await openFile('editing/policy.yaml', policy);
      await findings(written.uri);
      const end = written.positionAt(written.getText().indexOf('object.\n') + 'object.'.length);
      assert(!(await completions(written, end)).includes('status'));
      const word = written.positionAt(written.getText().indexOf('metadata.name.startsWith'));
      assert.equal(await hoverText(written, word), '');
    } finally {
      await configuration.update('completion', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
