import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, codeOf, findings, openFile, root } from './desk.ts';

/** The files of a platform beside the one that is edited, below a folder of the workspace. */
async function platformIn(folder: string): Promise<void> {
  const files = {
    'applications.yaml': 'applications: {}\n',
    'bootstrap/prepare.sh': '#!/bin/sh\n',
    'docs/undo.md': '# Ways back\n\n## Hosts\n',
  };
  for (const [path, text] of Object.entries(files))
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root(), folder, path), Buffer.from(text));
}

const phase = `apiVersion: slipway/v1
kind: Phase
title: Hosts
summary: Machines that run k3s.
steps:
  - id: prepare
    kind: host
    script: bootstrap/prepare.sh
    hosts: platform.hostz
    undo: docs/undo.md#hosts
checks:
  - { id: nodes, kind: resource, title: Nodes, reads: { nodes: { apiVersion: v1, kind: Node } }, expect: nodes.size() > 0 }
`;

async function completions(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

describe('A platform', () => {
  afterEach(closeAll);

  it('has findings in platform.yaml', async () => {
    await platformIn('platform/findings');
    const text = 'platform:\n  network:\n    lan: 192.0.2.0/24\n    pods: 192.0.0.0/8\n';
    const { document } = await openFile('platform/findings/platform.yaml', text);
    const all = await findings(document.uri, (found) =>
      found.some((one) => codeOf(one).value === 'platform/range-overlap'),
    );
    const overlap = all.find((one) => codeOf(one).value === 'platform/range-overlap');
    assert.equal(document.getText(overlap?.range), '192.0.0.0/8');
    const page = await vscode.workspace.fs.readFile(vscode.Uri.file(codeOf(overlap).page));
    assert.match(Buffer.from(page).toString(), /^# platform\/range-overlap/);
  });

  it('is explained and completed', async () => {
    await platformIn('platform/editing');
    const text = 'platform:\n  network:\n    lan: 192.0.2.0/24\n    ti\n';
    const { document } = await openFile('platform/editing/platform.yaml', text);
    await findings(document.uri);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new vscode.Position(2, 5),
    );
    const said = hovers.flatMap(({ contents }) =>
      contents.map((part) => (typeof part === 'string' ? part : part.value)),
    );
    assert.match(said.join('\n'), /The network of the hosts\./);
    assert((await completions(document, new vscode.Position(3, 6))).includes('timeZone'));
  });

  it('has expressions in its phases, and links to what they name', async () => {
    await platformIn('platform/phases');
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(root(), 'platform/phases/platform.yaml'),
      Buffer.from('platform: {}\n'),
    );
    const { document } = await openFile('platform/phases/phases/0-hosts/phase.yaml', phase);
    const [finding, ...others] = await findings(document.uri);
    assert.deepEqual(others, []);
    assert.equal(codeOf(finding).value, 'phase/expression');
    assert.equal(document.getText(finding?.range), 'hostz');
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
      10,
    );
    const ours = links.map(({ target, range }) => [
      document.getText(range),
      target?.path.split('/platform/phases/')[1],
      target?.fragment,
    ]);
    assert.deepEqual(ours, [
      ['bootstrap/prepare.sh', 'bootstrap/prepare.sh', ''],
      ['docs/undo.md#hosts', 'docs/undo.md', 'L3'],
    ]);
  });
});
