import * as vscode from 'vscode';
import { tellNotConnected } from '../cluster/connected.ts';
import { short } from '../text.ts';
import type { CommandServices } from './commands.ts';

/** "Slipway: Allow Writing to This Cluster…": says which cluster it is and what that makes possible (SAFETY 12). */
export async function allowWriting({ session }: CommandServices): Promise<void> {
  const { connection } = session;
  if (connection.state !== 'live') {
    tellNotConnected();
    return;
  }
  const { context, server, uid } = connection.cluster;
  if (uid === null) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'Clusters are told apart by the uid of the namespace kube-system, which you may not read here: writing can not be allowed.',
      ),
    );
    return;
  }
  const yes = vscode.l10n.t('Allow Writing to {0}', short(context, 40));
  const detail = [
    vscode.l10n.t('Context: {0}', short(context)),
    vscode.l10n.t('Server: {0}', short(server)),
    vscode.l10n.t('Uid: {0}', short(uid)),
    '',
    vscode.l10n.t(
      'Slipway can then have Argo CD sync, refresh and remove applications and terminate their operations, and do what the plan of a phase shows, with your rights in this cluster. Each time you ask for it; nothing is written by itself.',
    ),
    vscode.l10n.t('It is remembered for this cluster, whatever its context is called.'),
  ].join('\n');
  const question = vscode.l10n.t('Allow Slipway to write to this cluster?');
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, yes);
  // Another cluster may have come while the question stood there: what was read is what is allowed.
  if (answer === yes) await session.allowWriting(uid);
}
