import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import { meant } from '../meant.ts';
import type { Outside } from '../outside.ts';

type Writer = Outside['writer'];

type Ground = Awaited<ReturnType<Writer['ground']>>;

/** Where a new repository is proposed: the folder that is open and empty, or a new one at home. */
export async function proposedFolder(writer: Writer): Promise<string> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? [])
    if (uri.scheme === 'file' && inTheWay(await writer.ground(uri.fsPath)) === null) return uri.fsPath;
  return join(homedir(), 'platform');
}

/** Why no repository can be created in a folder; null when it can. */
export async function folderProblem(text: string, writer: Writer): Promise<string | null> {
  const folder = meant(text);
  if (!isAbsolute(folder)) return vscode.l10n.t('A whole path is wanted, from the root of the disk or from "~".');
  return inTheWay(await writer.ground(folder));
}

/** In a repository that is there, empty, Git does not run where the workspace is not trusted. */
function inTheWay(ground: Ground): string | null {
  if (ground === 'missing' || ground === 'empty') return null;
  if (ground === 'not-a-folder') return vscode.l10n.t('This is a file; a folder is wanted that is new or empty.');
  if (ground === 'repository') return vscode.workspace.isTrusted ? null : inTheWay({ holds: '.git' });
  return 'holds' in ground
    ? vscode.l10n.t('The folder holds "{0}"; a folder is wanted that is new or empty.', ground.holds)
    : vscode.l10n.t("The folder can't be looked at: {0}.", ground.unreadable);
}

/** Lets somebody point at a folder; one that holds something gets a new folder inside. */
export async function browse(writer: Writer): Promise<string | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: vscode.l10n.t('Create Here'),
      title: vscode.l10n.t('Where the Platform Repository Is Created'),
    })) ?? [];
  if (chosen === undefined) return undefined;
  return inTheWay(await writer.ground(chosen.fsPath)) === null ? chosen.fsPath : join(chosen.fsPath, 'platform');
}
