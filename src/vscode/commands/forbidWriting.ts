import * as vscode from 'vscode';
import { inNotice } from '../text.ts';
import type { CommandServices } from './commands.ts';

/** "Slipway: Forbid Writing to This Cluster": takes back what "Allow Writing" has allowed. */
export async function forbidWriting({ session }: CommandServices): Promise<void> {
  const { connection } = session;
  const cluster = 'cluster' in connection ? connection.cluster : null;
  if (cluster === null || cluster.uid === null || !session.isWritable) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Slipway only reads this cluster already.'));
    return;
  }
  await session.forbidWriting(cluster.uid);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Slipway only reads {0} from now on. What has begun goes on.', inNotice(cluster.context, 60)),
  );
}
