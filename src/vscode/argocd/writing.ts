import * as vscode from 'vscode';
import { tellNotConnected } from '../cluster/connected.ts';
import { commands } from '../../contributions.ts';
import type { ArgoPorts, Refused } from '../../actions/applicationWriting.ts';
import type { CommandServices } from '../commands/commands.ts';
import { inNotice } from '../text.ts';
import type { Chosen } from './choice.ts';

/**
 * Whether writing to the cluster of what was chosen is allowed; who is told that it is not can allow it then. The question
 * is modal: a list that waits for it would else outlive it. It decides nothing: what writes looks itself whether it may.
 */
export async function mayWrite({ session }: CommandServices, { cluster }: Pick<Chosen, 'cluster'>): Promise<boolean> {
  const isAllowed = (): boolean => cluster !== null && cluster.uid !== null && session.isAllowed(cluster.uid);
  if (isAllowed()) return true;
  const allow = vscode.l10n.t('Allow Writing…');
  const said = vscode.l10n.t('Slipway only reads this cluster, until you allow it to write.');
  if ((await vscode.window.showWarningMessage(said, { modal: true }, allow)) !== allow) return false;
  await vscode.commands.executeCommand(commands.allowWriting);
  return isAllowed();
}

/**
 * What the actions need, all of it about the cluster that was chosen from; null, and told, when that is not the one that
 * is connected at the moment. The same cluster under another account is another one too: it was not shown.
 */
export function portsOf(
  { session }: CommandServices,
  { live, session: applications, cluster }: Chosen,
): ArgoPorts | null {
  const { connected } = session;
  if (cluster === null || connected === null) {
    tellNotConnected();
    return null;
  }
  if (connected.api !== cluster.api || connected.uid !== cluster.uid) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'Another connection has taken the place of the one that was shown: nothing was done. Ask for it again.',
      ),
    );
    return null;
  }
  return {
    cluster: cluster.api,
    writable: cluster.uid !== null && session.isAllowed(cluster.uid) ? cluster.uid : null,
    clock: session.clock,
    timers: applications.timers,
    applications: live,
  };
}

/** Says why nothing was done. */
export function tellRefused({ log }: CommandServices, { code, sentence, remedy }: Refused): void {
  log.warn(`${code}: ${sentence}`);
  void vscode.window.showErrorMessage(inNotice([sentence, remedy ?? ''].join(' ').trim(), 600));
}
