import * as vscode from 'vscode';
import { nameOf } from '../argocd/node.ts';
import { inNotice } from '../text.ts';
import type { CommandServices } from './commands.ts';

/** What is opened of the folder of an application: the first of these that is there. */
const files = ['values.yaml', 'manifests/values.yaml', 'manifests/Chart.yaml'];

/** "Slipway: Open Values": the file of the platform that says how an application is. */
export async function openValues({ platforms, spec }: CommandServices, target: unknown): Promise<void> {
  const name = nameOf(target);
  const platform = platforms.active;
  if (name === null || platform === null) return;
  const folder = (await spec())?.applications[name]?.['folder'];
  const file = typeof folder === 'string' ? await fileIn(platform, folder) : undefined;
  if (file !== undefined) await vscode.window.showTextDocument(file, { preview: true });
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The table of applications has no folder with values for "{0}".', inNotice(name, 60)),
    );
}

/** The table is text that anybody may have written: what leads out of the platform is no folder of it. */
async function fileIn(platform: vscode.Uri, folder: string): Promise<vscode.Uri | undefined> {
  if (folder.split('/').some((part) => part === '' || part === '.' || part === '..')) return undefined;
  for (const name of files) {
    const file = vscode.Uri.joinPath(platform, folder, name);
    try {
      await vscode.workspace.fs.stat(file);
      return file;
    } catch {
      // It is not there: the next one may be.
    }
  }
  return undefined;
}
