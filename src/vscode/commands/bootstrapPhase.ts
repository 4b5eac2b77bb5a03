import * as vscode from 'vscode';
import { choosePhase } from '../bootstrap/choice.ts';
import { connectedCluster } from '../cluster/connected.ts';
import { bootstrap } from '../bootstrap/flow.ts';
import { referenceOf } from '../phases/node.ts';
import { brief } from '../phases/words.ts';
import type { CommandServices } from './commands.ts';

/** "Slipway: Bootstrap Phase…": preflight, plan, one question, and the run. While one goes on it shows its terminal. */
export async function bootstrapPhase(services: CommandServices, target: unknown): Promise<void> {
  if (!vscode.workspace.isTrusted) return tellUntrusted();
  const phases = await services.phases.phases();
  if (phases.runs.show()) return;
  const { session } = phases;
  await session.ready();
  const cluster = await connectedCluster(services.session);
  if (cluster === null) return;
  const { live, platform, results } = session;
  if (live === null || platform === null || results.length === 0) {
    void vscode.window.showWarningMessage(vscode.l10n.t('There is no phase that could be bootstrapped.'));
    return;
  }
  const named = referenceOf(target)?.phase;
  const chosen = results.some(({ id }) => id === named) ? named : await choosePhase(results);
  const phase = results.find(({ id }) => id === chosen);
  if (phase === undefined) return;
  const { id, title } = phase;
  await bootstrap(services, phases, { phase: id, title: brief(title), live, folder: platform.fsPath, cluster });
}

async function tellUntrusted(): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const said = vscode.l10n.t('Phases are bootstrapped in trusted workspaces only: their steps run programs.');
  if ((await vscode.window.showWarningMessage(said, manage)) === manage)
    await vscode.commands.executeCommand('workbench.trust.manage');
}
