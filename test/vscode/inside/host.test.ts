import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

describe('The extension host', () => {
  it('is the VS Code that was asked for', () => {
    assert.equal(vscode.version, process.env['SLIPWAY_TEST_VSCODE']);
  });

  it('has a copy of the samples open', async () => {
    const files = await vscode.workspace.findFiles('apps/whoami/*.yaml');
    assert.equal(files.length, 2);
  });
});
