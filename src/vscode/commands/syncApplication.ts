import { userInfo } from 'node:os';
import * as vscode from 'vscode';
import { isRefused } from '../../actions/applicationWriting.ts';
import { syncApplication as sync } from '../../actions/syncApplication.ts';
import type { Synced } from '../../actions/syncApplication.ts';
import { nameOfResource } from '../../domain/argocd/resource.ts';
import type { Standing } from '../../domain/argocd/state.ts';
import { chooseApplication } from '../argocd/choice.ts';
import type { Asked, Chosen } from '../argocd/choice.ts';
import { inNotice, short } from '../text.ts';
import { mayWrite, portsOf, tellRefused } from '../argocd/writing.ts';
import { cancellable } from '../cancellation.ts';
import type { CommandServices } from './commands.ts';

/** How it is synced. */
export interface How {
  readonly prune: boolean;
  readonly dryRun: boolean;
}

/** "Slipway: Sync Application…": asks how, and follows it to its end. */
export async function syncApplication(services: CommandServices, target: unknown): Promise<void> {
  const chosen = await chooseApplication(services, target, { title: vscode.l10n.t('Sync Application') });
  if (chosen === null) return;
  const how = await askHow(services, chosen);
  if (how !== null) await runSync(services, chosen, how);
}

/** What would be done in which cluster, and how; null when nothing is to be done. */
export async function askHow(services: CommandServices, { standing, cluster }: Asked): Promise<How | null> {
  if (!(await mayWrite(services, { cluster }))) return null;
  const { application } = standing;
  const context = cluster?.context ?? '';
  const items = [
    {
      label: vscode.l10n.t('Sync'),
      detail: `${differs(standing)} ${vscode.l10n.t('What is no longer in Git stays in the cluster.')}`,
      how: { prune: false, dryRun: false },
    },
    {
      label: vscode.l10n.t('Sync and Prune'),
      detail: `${differs(standing)} ${vscode.l10n.t('What is no longer in Git is deleted.')}`,
      how: { prune: true, dryRun: false },
    },
    {
      label: vscode.l10n.t('Dry Run'),
      detail: vscode.l10n.t('Argo CD only says what it would do; others see that it was asked for.'),
      how: { prune: false, dryRun: true },
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Sync {0} on {1}', short(application.name, 60), short(context, 60)),
    placeHolder: vscode.l10n.t('Argo CD applies {0}', revisionsOf(standing)),
  });
  return picked?.how ?? null;
}

/** Asks for the sync and follows it. Who stops following does not stop it. */
export async function runSync(services: CommandServices, chosen: Chosen, how: How): Promise<void> {
  const ports = portsOf(services, chosen);
  if (ports === null) return;
  const { namespace, name } = chosen.standing.application;
  const input = { place: { namespace, name }, by: userInfo().username, id: crypto.randomUUID(), ...how };
  const title = vscode.l10n.t('Syncing {0}', inNotice(name, 60));
  const result = await cancellable(title, (signal, progress) =>
    sync(ports, input, (message) => progress.report({ message: inNotice(message, 200) }), signal),
  );
  if (result === null) return;
  if (isRefused(result)) tellRefused(services, result);
  else tell(services, inNotice(name, 60), result, how);
}

function tell({ log }: CommandServices, name: string, { state, message, failed }: Synced, { dryRun }: How): void {
  log.info(`Sync of ${name}: ${state}, ${message}`);
  const said = inNotice(message);
  switch (state) {
    case 'done':
      void vscode.window.showInformationMessage(
        dryRun ? vscode.l10n.t('Dry run of {0}: {1}', name, said) : vscode.l10n.t('Synced {0}: {1}', name, said),
      );
      return;
    case 'failed': {
      const culprits = failed.shown.slice(0, 3).map(({ message: why, ...one }) => `${nameOfResource(one)}: ${why}`);
      for (const culprit of culprits) log.warn(culprit);
      void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be synced: {1}', name, said));
      return;
    }
    case 'running':
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The sync of {0} goes on in the cluster: {1}', name, said),
      );
  }
}

/** `3 resources differ from Git.` */
function differs({ application }: Standing): string {
  const { outOfSync } = application;
  if (application.sync?.status === 'Synced') return vscode.l10n.t('Nothing differs from Git.');
  if (outOfSync.count === 0) return vscode.l10n.t('It differs from Git.');
  return outOfSync.count === 1
    ? vscode.l10n.t('1 resource differs from Git.')
    : vscode.l10n.t('{0} resources differ from Git.', outOfSync.count);
}

/** What is applied: the revision of each source, as the application names it. */
function revisionsOf({ application: { sources } }: Standing): string {
  return sources
    .map(({ chart, path, repository, revision }) =>
      short(`${chart ?? path ?? repository} ${revision === '' ? 'HEAD' : revision}`, 80),
    )
    .join(', ');
}
