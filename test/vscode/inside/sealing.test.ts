import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { runVectors } from '../../fixtures/sealing/vectors.ts';
import { closeAll, findings, openFile } from './desk.ts';

const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: a, namespace: b}\nstringData: {c: d}\n';

describe('Sealing', () => {
  afterEach(closeAll);

  it('gives the bytes of kubeseal in the extension host', async () => {
    assert.deepEqual(await runVectors(globalThis.crypto), []);
  });

  it('is the quick fix of a Secret in plain text', async () => {
    const { document } = await openFile('sealing/secret.yaml', secret);
    const [finding] = await findings(document.uri);
    assert(finding !== undefined);
    const kind = vscode.CodeActionKind.QuickFix.value;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      finding.range,
      kind,
    );
    const fix = actions.find(({ title }) => title === 'Seal This Secret…');
    assert.equal(fix?.command?.command, 'slipway.secret.seal');
  });
});
