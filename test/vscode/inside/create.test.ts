import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { findPlatforms, hasCertificate } from '../../../src/vscode/platforms.ts';
import { closeAll, root } from './desk.ts';

/** Runs a command and answers each box in one way, until the command has come to its end. */
async function runAnswering(command: string, answer: 'acceptSelectedQuickOpenItem' | 'closeQuickOpen'): Promise<void> {
  const run = { hasEnded: false };
  const running = Promise.resolve(vscode.commands.executeCommand(command)).finally(() => (run.hasEnded = true));
  while (!run.hasEnded) await vscode.commands.executeCommand(`workbench.action.${answer}`);
  await running;
}

describe('Creating a platform repository', () => {
  const home = join(homedir(), 'platform');
  const saved = { ...process.env };

  before(() => {
    for (const who of ['AUTHOR', 'COMMITTER']) {
      process.env[`GIT_${who}_NAME`] = 'Somebody';
      process.env[`GIT_${who}_EMAIL`] = 'somebody@home.arpa';
    }
  });

  after(async () => {
    process.env = saved;
    rmSync(home, { recursive: true, force: true });
    await closeAll();
  });

  it('gives the template to somebody who takes every proposal, and commits it', async () => {
    await runAnswering('slipway.platform.create', 'acceptSelectedQuickOpenItem');
    const extension = vscode.extensions.getExtension('slipway.slipway');
    assert(extension !== undefined);
    const template = readFileSync(join(extension.extensionPath, 'platform-repo/platform.yaml'), 'utf8');
    const written = readFileSync(join(home, 'platform.yaml'), 'utf8');
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    assert.equal(written, template.replace(/timeZone: \S+/, `timeZone: ${timeZone}`));
    assert(existsSync(join(home, '.git/refs/heads/main')));
    const record: unknown = JSON.parse(readFileSync(join(home, '.slipway/template.json'), 'utf8'));
    assert.deepEqual(Object.keys(record as object), ['format', 'version', 'digest', 'files']);
  });

  it('writes nothing for somebody who gives up', async () => {
    rmSync(home, { recursive: true, force: true });
    await runAnswering('slipway.platform.create', 'closeQuickOpen');
    assert(!existsSync(home));
  });

  it('shows what would be written in a document that goes with the decision', async () => {
    const shown: string[] = [];
    const listener = vscode.workspace.onDidOpenTextDocument((document) => {
      if (document.uri.scheme === 'slipway-preview') shown.push(document.getText());
    });
    await runAnswering('slipway.platform.create', 'acceptSelectedQuickOpenItem');
    listener.dispose();
    assert.match(shown.join('\n'), /^# A New Platform Repository\n\n\d+ files are written to /);
    assert.match(shown.join('\n'), /\nplatform\.yaml\n/);
    const left = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === 'slipway-preview');
    assert.deepEqual(left, []);
  });
});

describe('A platform in the workspace', () => {
  it('is found by what its file says, when it comes and when it goes', async () => {
    const folder = vscode.Uri.joinPath(root(), 'made');
    const file = vscode.Uri.joinPath(folder, 'platform.yaml');
    const has = async (): Promise<boolean> => (await findPlatforms()).some(({ path }) => path === folder.path);
    assert.equal(await has(), false);
    await vscode.workspace.fs.writeFile(file, Buffer.from('name: another tool\n'));
    assert.equal(await has(), false);
    await vscode.workspace.fs.writeFile(file, Buffer.from('platform:\n  releasedPhase: 0\n'));
    assert.equal(await has(), true);
    assert.equal(await hasCertificate(folder), false);
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, 'pub-cert.pem'), Buffer.from(''));
    assert.equal(await hasCertificate(folder), true);
    await vscode.workspace.fs.delete(folder, { recursive: true });
    assert.equal(await has(), false);
  });
});
