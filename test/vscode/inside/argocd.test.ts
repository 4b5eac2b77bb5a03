import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { closeAll, openFile, root } from './desk.ts';

const table = `applications:
  gitlab: { folder: phases/4-services/gitlab, wave: 1, project: apps, namespace: gitlab }
  own: { folder: phases/4-services/own, wave: 1, project: apps, namespace: own }
  away: { folder: ../outside, wave: 1, project: apps, namespace: away }
`;

/** A platform with a table of applications; its file is in front, which makes it the one that is meant. */
async function platformIn(folder: string): Promise<void> {
  const files = {
    'applications.yaml': table,
    'phases/4-services/gitlab/values.yaml': 'a: 1\n',
    'phases/4-services/own/manifests/values.yaml': 'b: 1\n',
    '../outside/values.yaml': 'c: 1\n',
  };
  for (const [path, text] of Object.entries(files))
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(root(), folder, path), Buffer.from(text));
  await openFile(`${folder}/platform.yaml`, 'platform:\n  releasedPhase: 4\n');
}

/** Milliseconds after which the values are not coming. */
const limit = 30_000;

const inFront = (): string => vscode.window.activeTextEditor?.document.uri.path ?? '';

describe('The values of an application', () => {
  afterEach(closeAll);

  for (const [name, file] of [
    ['gitlab', 'phases/4-services/gitlab/values.yaml'],
    ['own', 'phases/4-services/own/manifests/values.yaml'],
  ] as const)
    it(`are opened: ${file}`, async () => {
      await platformIn('values/platform');
      const wanted = vscode.Uri.joinPath(root(), 'values/platform', file).path;
      // Nothing tells from inside that the platform, which has only just come, is found: it takes a search like this one.
      for (const end = Date.now() + limit; inFront() !== wanted;) {
        assert(Date.now() < end, `${inFront()} is in front`);
        await vscode.workspace.findFiles('**/platform.yaml');
        await vscode.commands.executeCommand('slipway.values.open', `argocd/${name}`);
      }
    });

  it('are never outside of the platform, whatever the table says', async () => {
    await platformIn('values/platform');
    const before = inFront();
    // The notice that there are none stays until somebody closes it: nobody waits for that.
    await vscode.commands.executeCommand('slipway.values.open', 'argocd/away');
    assert.equal(inFront(), before);
  });

  it('are not opened for what is no application', async () => {
    await platformIn('values/platform');
    const before = inFront();
    for (const other of [undefined, null, 7, {}, { name: 7 }])
      await vscode.commands.executeCommand('slipway.values.open', other);
    assert.equal(inFront(), before);
  });
});
