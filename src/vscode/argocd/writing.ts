import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import type { ArgoPorts, Refused } from '../../actions/applicationWriting.ts';
import { visible } from '../../domain/visible.ts';
import type { ClusterSession } from '../cluster/session.ts';
import type { CommandServices } from '../commands/commands.ts';
import type { Chosen } from './choice.ts';
import { withoutLinks } from './words.ts';

/** The uid of the cluster that is connected, when writing to it was allowed; null when it was not. */
export function writableUid(session: ClusterSession): string | null {
  const { connection } = session;
  if (connection.state !== 'live') return null;
  const { uid } = connection.cluster;
  return uid !== null && session.isAllowed(uid) ? uid : null;
}

/**
 * Whether writing is allowed; who is told that it is not can allow it then. It decides nothing: what writes looks itself
 * whether it may.
 */
export async function mayWrite({ session }: CommandServices): Promise<boolean> {
  if (writableUid(session) !== null) return true;
  const allow = vscode.l10n.t('Allow Writing…');
  const said = vscode.l10n.t('Slipway only reads this cluster, until you allow it to write.');
  if ((await vscode.window.showWarningMessage(said, allow)) !== allow) return false;
  await vscode.commands.executeCommand(commands.allowWriting);
  return writableUid(session) !== null;
}

/** What the actions need; null, and told, when the cluster is not connected at the moment. */
export function portsOf({ session }: CommandServices, { live, session: applications }: Chosen): ArgoPorts | null {
  const cluster = session.live?.api ?? null;
  if (cluster === null) {
    void vscode.window.showWarningMessage(vscode.l10n.t('The cluster is not connected at the moment.'));
    return null;
  }
  return {
    cluster,
    writable: writableUid(session),
    clock: session.clock,
    timers: applications.timers,
    applications: live,
  };
}

/** Says why nothing was done. */
export function tellRefused({ log }: CommandServices, { code, sentence, remedy }: Refused): void {
  log.warn(`${code}: ${sentence}`);
  void vscode.window.showErrorMessage(withoutLinks(visible([sentence, remedy ?? ''].join(' ').trim())));
}
