import assert from 'node:assert/strict';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll } from './desk.ts';

describe('Bootstrap Phase', () => {
  before(async () => vscode.extensions.getExtension('slipway.slipway')?.activate());

  afterEach(closeAll);

  it('is a command, and so is its report', async () => {
    const all = await vscode.commands.getCommands(true);
    for (const command of ['slipway.phase.bootstrap', 'slipway.report.show']) assert(all.includes(command), command);
  });

  it('begins nothing where there is no cluster, whatever it is given', async () => {
    for (const argument of [undefined, null, 7, 'hosts', {}, { phase: 'gone' }, { phase: 3 }])
      await vscode.commands.executeCommand('slipway.phase.bootstrap', argument);
    assert.deepEqual(vscode.window.terminals, []);
  });

  it('has no report before the first run, and says so', async () => {
    await vscode.commands.executeCommand('slipway.report.show');
    assert.equal(vscode.window.activeTextEditor, undefined);
  });
});
