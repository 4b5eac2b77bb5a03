import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, observed, openFile, root } from './desk.ts';

const folder = 'cluster/home';

const phase = `apiVersion: slipway/v1
kind: Phase
title: Hosts
summary: Machines that run k3s.
steps: []
checks:
  - id: nodes
    kind: resource
    title: Nodes are there
    why: Nothing runs without a node.
    remedy: Join a host.
    reads: { nodes: { apiVersion: v1, kind: Node } }
    expect: nodes.size() > 0
    message: string(nodes.size()) + ' nodes'
  - id: named
    kind: file
    title: The platform has a domain
    reads: { platforms: { file: platform.yaml } }
    expect: platforms.exists(p, p.platform.network.domain == 'lab.home.arpa')
`;

/** Starts the demo cluster beside the editor; its kubeconfig. */
async function startDemo(): Promise<{ readonly kubeconfig: string; readonly process: ChildProcess }> {
  const product = vscode.extensions.getExtension('slipway.slipway')?.extensionPath;
  assert(product !== undefined, 'the extension is there');
  const child = spawn(process.execPath, [join(product, 'scripts/demo.ts'), '--story', 'fresh'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { kubeconfig } = JSON.parse(line) as { readonly kubeconfig: string };
  return { kubeconfig, process: child };
}

/** What the evidence in front says, once it says this. */
function evidence(wanted: RegExp): Promise<string> {
  const read = (): string => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.scheme === 'slipway-evidence' ? document.getText() : '';
  };
  const accept = (text: string): boolean => wanted.test(text);
  const { onDidChangeActiveTextEditor } = vscode.window;
  return observed(
    `evidence ${String(wanted)}`,
    read,
    accept,
    vscode.workspace.onDidChangeTextDocument,
    onDidChangeActiveTextEditor,
  );
}

describe('Phases', () => {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  const settings = () => vscode.workspace.getConfiguration();
  const nodes = { phase: 'hosts', check: 'nodes' };

  const write = async (where: string): Promise<void> => {
    const files = {
      'platform.yaml': 'platform:\n  releasedPhase: 0\n  network:\n    domain: lab.home.arpa\n',
      'applications.yaml': 'applications: {}\n',
      'phases/0-hosts/phase.yaml': phase,
    };
    for (const [path, text] of Object.entries(files))
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root(), where, path), Buffer.from(text));
  };

  before(async () => {
    demo = await startDemo();
    await settings().update('slipway.kubeconfig', demo.kubeconfig, vscode.ConfigurationTarget.Global);
    await write(folder);
  });

  afterEach(closeAll);

  after(async () => {
    await settings().update('slipway.kubeconfig', undefined, vscode.ConfigurationTarget.Global);
    demo.process.kill();
    await once(demo.process, 'exit');
  });

  it('are judged by the cluster, and say what was read', async () => {
    await openFile(`${folder}/phases/0-hosts/phase.yaml`, phase);
    await vscode.commands.executeCommand('slipway.phases.focus');
    await vscode.commands.executeCommand('slipway.phase.validate', { phase: 'hosts' });
    await vscode.commands.executeCommand('slipway.evidence.show', nodes);
    const text = await evidence(/\*\*passed\*\*/);
    assert.match(text, /^# Nodes are there\n/);
    assert.match(text, /\n\d+ nodes\n/);
    assert.match(text, /\n- \d+ × Node, list at .*, resourceVersion \d+\n/);
    assert.match(text, /phases\/0-hosts\/phase\.yaml:7\n$/);
  });

  it('follow what is typed, before it is saved', async () => {
    const { document } = await openFile(`${folder}/phases/0-hosts/phase.yaml`, phase);
    const say = async (was: string, is: string): Promise<void> => {
      const at = document.positionAt(document.getText().indexOf(was));
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(at, at.translate(0, was.length)), is);
      assert(await vscode.workspace.applyEdit(edit));
    };
    // What stands in a preview goes with the next one.
    await vscode.window.showTextDocument(document, { preview: false });
    await say('nodes.size() > 0', 'nodes.size() > 99');
    assert(document.isDirty);
    await vscode.commands.executeCommand('slipway.evidence.show', nodes);
    assert.match(await evidence(/\*\*failed\*\*/), /## What to Do\n\nJoin a host\.\n/);
    await say('nodes.size() > 99', 'nodes.size() > 0');
    await evidence(/\*\*passed\*\*/);
    await document.save();
  });

  it('lead to the place where a check is written', async () => {
    await vscode.commands.executeCommand('slipway.manifest.open', nodes);
    const editor = vscode.window.activeTextEditor;
    assert(editor !== undefined);
    assert(editor.document.uri.path.endsWith(`${folder}/phases/0-hosts/phase.yaml`));
    assert.equal(editor.document.lineAt(editor.selection.active.line).text, '  - id: nodes');
  });

  it('can be sent to somebody', async () => {
    await vscode.commands.executeCommand('slipway.check.copy', { phase: 'hosts', check: 'named' });
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^# The platform has a domain\n\n\*\*passed\*\*/);
    assert.match(text, /platform\.yaml/);
  });

  it('are those of a platform that no watcher tells of, once one of its files is in front', async () => {
    const exclude = { '**/unwatched/**': true };
    await settings().update('files.watcherExclude', exclude, vscode.ConfigurationTarget.Global);
    await write('unwatched/home');
    const changed = phase.replace('Nodes are there', 'Nodes are not watched');
    await openFile('unwatched/home/phases/0-hosts/phase.yaml', changed);
    await vscode.commands.executeCommand('slipway.phase.validate', { phase: 'hosts' });
    await vscode.commands.executeCommand('slipway.check.copy', nodes);
    assert.match(await vscode.env.clipboard.readText(), /^# Nodes are not watched\n/);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(root(), 'unwatched'), { recursive: true });
    await settings().update('files.watcherExclude', undefined, vscode.ConfigurationTarget.Global);
  });

  it('are no text that anybody can ask for by a wrong name', async () => {
    for (const argument of [undefined, null, 7, 'hosts', {}, { phase: 'gone', check: 'x' }, { phase: 3, check: [] }])
      for (const command of [
        'slipway.evidence.show',
        'slipway.manifest.open',
        'slipway.check.copy',
        'slipway.check.validate',
      ])
        await vscode.commands.executeCommand(command, argument);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('are never looked at with a kubeconfig that a workspace names', async () => {
    const target = vscode.ConfigurationTarget.Workspace;
    await assert.rejects(async () => settings().update('slipway.kubeconfig', '/tmp/evil', target));
    const file = vscode.Uri.joinPath(root(), '.vscode/settings.json');
    await vscode.workspace.fs.writeFile(file, Buffer.from('{"slipway.kubeconfig": "/tmp/evil"}'));
    assert.equal(settings().get('slipway.kubeconfig'), demo.kubeconfig);
    await vscode.workspace.fs.delete(file);
  });
});
