import * as vscode from 'vscode';
import { inNotice } from '../text.ts';
import type { BootstrapRuns } from './runs.ts';

/** Says that a plan was not begun since another run goes on in this window, and leads to that. */
export async function tellBusy(runs: Pick<BootstrapRuns, 'running' | 'show'>, title: string): Promise<void> {
  const [wanted, step] = [inNotice(title, 60), inNotice(runs.running?.step ?? '', 100)];
  const said =
    step === ''
      ? vscode.l10n.t('{0} was not begun: another run goes on in this window.', wanted)
      : vscode.l10n.t('{0} was not begun: another run goes on in this window, at the step "{1}".', wanted, step);
  const show = vscode.l10n.t('Show Terminal');
  const next = vscode.l10n.t('Plan it again when that has ended.');
  if ((await vscode.window.showWarningMessage(`${said} ${next}`, show)) === show) runs.show();
}
