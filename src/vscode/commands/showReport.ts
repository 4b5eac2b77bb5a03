import * as vscode from 'vscode';
import type { CommandServices } from './commands.ts';

/** "Slipway: Show Report": what the last run in this workspace has done and found. */
export async function showReport({ phases }: CommandServices): Promise<void> {
  const { report } = await phases.phases();
  if (!(await report.show()))
    void vscode.window.showInformationMessage(vscode.l10n.t('No phase was bootstrapped in this workspace yet.'));
}
