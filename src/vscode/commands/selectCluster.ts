import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Contexts } from '../../domain/kubernetes/context.ts';
import { inPick, short } from '../text.ts';
import type { CommandServices } from './commands.ts';

interface Pick extends vscode.QuickPickItem {
  /** A context; null for the current one, undefined for another kubeconfig. */
  readonly context?: string | null;
}

/** "Slipway: Select Cluster…": the contexts of the kubeconfig, or another kubeconfig. */
export async function selectCluster({ session }: CommandServices): Promise<void> {
  if (!vscode.workspace.isTrusted) return untrusted();
  const { answer, chosen } = await session.contexts();
  const contexts = 'value' in answer ? answer.value : null;
  const placeHolder =
    'failure' in answer
      ? short([answer.failure.message, answer.failure.remedy ?? ''].join(' ').trim(), 300)
      : vscode.l10n.t('The context whose cluster is looked at in this workspace');
  const title = vscode.l10n.t('Select Cluster');
  const picked = await vscode.window.showQuickPick(choices(contexts, chosen), {
    title,
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked === undefined) return;
  if (picked.context === undefined) await chooseFile();
  else await session.choose(picked.context);
}

function choices(contexts: Contexts | null, chosen: string | null): Pick[] {
  const current = contexts?.current ?? null;
  const mark = (isChosen: boolean): string => (isChosen ? '$(check) ' : '');
  return [
    ...(current === null
      ? []
      : [
          {
            label: `${mark(chosen === null)}${vscode.l10n.t('The Current Context')}`,
            description: inPick(current),
            detail: vscode.l10n.t('Whichever kubectl uses, also when it is another one later.'),
            context: null,
          },
        ]),
    ...(contexts?.contexts ?? []).map(({ name, server, namespace }) => ({
      label: `${mark(chosen === name)}${inPick(name)}`,
      description: inPick(server === '' ? vscode.l10n.t('its cluster is missing') : server),
      detail: namespace === null ? '' : vscode.l10n.t('Namespace {0}', inPick(namespace)),
      context: name,
    })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: `$(folder-opened) ${vscode.l10n.t('Choose a Kubeconfig…')}` },
  ];
}

/** The setting belongs to this machine: no workspace can change it. */
async function chooseFile(): Promise<void> {
  const home = vscode.Uri.file(homedir());
  const usual = vscode.Uri.joinPath(home, '.kube');
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Choose a Kubeconfig'),
      // A dialog that starts where nothing is starts nowhere.
      defaultUri: (await isThere(usual)) ? usual : home,
      openLabel: vscode.l10n.t('Use as Kubeconfig'),
    })) ?? [];
  if (file === undefined) return;
  await vscode.workspace
    .getConfiguration()
    .update('slipway.kubeconfig', file.fsPath, vscode.ConfigurationTarget.Global);
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

async function untrusted(): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const notice = vscode.l10n.t('The cluster is looked at in trusted workspaces only: a kubeconfig can run programs.');
  if ((await vscode.window.showInformationMessage(notice, manage)) === manage)
    await vscode.commands.executeCommand('workbench.trust.manage');
}
