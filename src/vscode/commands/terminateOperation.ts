import * as vscode from 'vscode';
import { isRefused } from '../../actions/applicationWriting.ts';
import { terminateOperation as terminate } from '../../actions/terminateOperation.ts';
import { isUnderWay } from '../../domain/argocd/operationState.ts';
import type { Standing } from '../../domain/argocd/state.ts';
import { chooseApplication } from '../argocd/choice.ts';
import type { Asked, Chosen } from '../argocd/choice.ts';
import { inNotice, short, withoutIcons } from '../text.ts';
import { mayWrite, portsOf, tellRefused } from '../argocd/writing.ts';
import { cancellable } from '../cancellation.ts';
import type { CommandServices } from './commands.ts';

/** "Slipway: Terminate Operation…": what is applied stays, what is not is left as it is. */
export async function terminateOperation(services: CommandServices, target: unknown): Promise<void> {
  const title = vscode.l10n.t('Terminate Operation');
  const chosen = await chooseApplication(services, target, { title, accept: isRunning });
  if (chosen !== null && (await askTermination(services, chosen))) await runTermination(services, chosen);
}

/** Whether an operation of it is under way. */
export function isRunning({ application: { operation } }: Standing): boolean {
  return operation !== null && isUnderWay(operation);
}

/** Whether that is meant, for this application in this cluster. */
export async function askTermination(services: CommandServices, { standing, cluster }: Asked): Promise<boolean> {
  if (!(await mayWrite(services, { cluster }))) return false;
  const { application, why } = standing;
  const context = cluster?.context ?? '';
  const yes = vscode.l10n.t('Terminate');
  const question = vscode.l10n.t(
    'Terminate the operation of {0} on {1}?',
    short(application.name, 60),
    short(context, 60),
  );
  const detail = [short(why, 300), vscode.l10n.t('What it has applied stays in the cluster; nothing is undone.')];
  return (await vscode.window.showWarningMessage(question, { modal: true, detail: detail.join('\n') }, yes)) === yes;
}

/** Ends it, and says whether it has ended. */
export async function runTermination(services: CommandServices, chosen: Chosen): Promise<void> {
  const ports = portsOf(services, chosen);
  if (ports === null) return;
  const { namespace, name } = chosen.standing.application;
  const shown = inNotice(name, 60);
  const result = await cancellable(vscode.l10n.t('Terminating the operation of {0}', shown), (signal) =>
    terminate(ports, { namespace, name }, signal),
  );
  if (result === null) return;
  if (isRefused(result)) return tellRefused(services, result);
  if (result.isOver)
    vscode.window.setStatusBarMessage(vscode.l10n.t('Terminated the operation of {0}', withoutIcons(shown)), 5000);
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Argo CD was told to terminate the operation of {0}; it finishes what it is at.', shown),
    );
}
