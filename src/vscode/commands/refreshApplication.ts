import * as vscode from 'vscode';
import { isRefused } from '../../actions/applicationWriting.ts';
import { refreshApplication as refresh } from '../../actions/refreshApplication.ts';
import { chooseApplication } from '../argocd/choice.ts';
import type { Chosen } from '../argocd/choice.ts';
import { inNotice, withoutIcons } from '../text.ts';
import { stateWord } from '../argocd/words.ts';
import { mayWrite, portsOf, tellRefused } from '../argocd/writing.ts';
import { cancellable } from '../cancellation.ts';
import type { CommandServices } from './commands.ts';

/** "Slipway: Refresh Application": Argo CD compares it with Git now. */
export async function refreshApplication(services: CommandServices, target: unknown): Promise<void> {
  const chosen = await chooseApplication(services, target, { title: vscode.l10n.t('Refresh Application') });
  if (chosen !== null && (await mayWrite(services, chosen))) await runRefresh(services, chosen);
}

/** Asks for it, and says how the application stands then. */
export async function runRefresh(services: CommandServices, chosen: Chosen): Promise<void> {
  const ports = portsOf(services, chosen);
  if (ports === null) return;
  const { namespace, name } = chosen.standing.application;
  const shown = inNotice(name, 60);
  const result = await cancellable(vscode.l10n.t('Refreshing {0}', shown), (signal) =>
    refresh(ports, { place: { namespace, name }, hard: false }, signal),
  );
  if (result === null) return;
  if (isRefused(result)) return tellRefused(services, result);
  const { standing } = result;
  // How it stands is seen in the status bar: a word in passing is enough.
  if (standing !== null)
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Refreshed {0}: {1}', withoutIcons(shown), stateWord(standing.state)),
      5000,
    );
  else
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Argo CD has not compared {0} yet; look whether its controller runs.', shown),
    );
}
