import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import type { Standing } from '../../domain/argocd/state.ts';
import type { LiveApplications } from '../../live/applications.ts';
import type { ConnectedCluster } from '../cluster/session.ts';
import type { CommandServices } from '../commands/commands.ts';
import { lineOf } from './line.ts';
import { keyOf } from './node.ts';
import { iconOf } from './item.ts';
import type { ApplicationsSession, Situation } from './session.ts';
import { inNotice, inPick, withoutLinks } from '../text.ts';
import { stateWord } from './words.ts';

/** The application that a command is about. */
export interface Chosen {
  readonly session: ApplicationsSession;
  readonly live: LiveApplications;
  readonly standing: Standing;
  /**
   * The cluster that answered before anything was asked: what a question shows is what is written to (SAFETY 12). Null when
   * none did.
   */
  readonly cluster: ConnectedCluster | null;
}

/** What a question about it shows. */
export type Asked = Pick<Chosen, 'standing' | 'cluster'>;

export interface ApplicationPick extends vscode.QuickPickItem {
  readonly key: string;
}

/** That of the row or link that was clicked, else the one that is picked; null for none, and then it is told why. */
export async function chooseApplication(
  { argocd, session: connection }: CommandServices,
  target: unknown,
  { title, accept = () => true }: { readonly title: string; readonly accept?: (standing: Standing) => boolean },
): Promise<Chosen | null> {
  const { session } = await argocd.parts();
  const { situation, live } = session;
  const cluster = connection.connected;
  if (situation.kind !== 'seen' || live === null) {
    await tellWhyNone(situation);
    return null;
  }
  const key = keyOf(target) ?? (await pickOne(situation.status.standings.filter(accept), title, situation.live));
  if (key === null) return null;
  const standing = live.find(key);
  if (standing !== null) return { session, live, standing, cluster };
  void vscode.window.showWarningMessage(vscode.l10n.t('There is no application "{0}" any more.', inNotice(key, 120)));
  return null;
}

/** An application as a choice: its state as an icon, why it is so beside its name. */
export function pickOf({ application, state, why }: Standing, isLive: boolean): ApplicationPick {
  return {
    key: application.key,
    label: inPick(application.name, 60),
    description: stateWord(state),
    // What is as it should be needs no second line.
    ...(state === 'healthy' || why === '' ? {} : { detail: inPick(why) }),
    iconPath: iconOf(state, isLive),
  };
}

/** Says why there is nothing to choose from, with the command that may help. */
export async function tellWhyNone(situation: Situation): Promise<void> {
  const { label, command } = lineOf(situation, () => '');
  const help = titleOf(command);
  const buttons = help === null ? [] : [help];
  if ((await vscode.window.showWarningMessage(withoutLinks(`${label}.`), ...buttons)) !== undefined)
    await vscode.commands.executeCommand(command);
}

async function pickOne(standings: readonly Standing[], title: string, isLive: boolean): Promise<string | null> {
  if (standings.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no application that this could be done with.'));
    return null;
  }
  const items = standings.map((standing) => pickOf(standing, isLive));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Which application, by its name, its state or what is wrong with it'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.key ?? null;
}

function titleOf(command: string): string | null {
  switch (command) {
    case commands.selectCluster:
      return vscode.l10n.t('Select Cluster');
    case commands.askCluster:
      return vscode.l10n.t('Ask Again');
    case commands.showApplications:
      return null;
    default:
      return vscode.l10n.t('Manage Workspace Trust');
  }
}
