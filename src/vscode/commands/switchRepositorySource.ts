import * as vscode from 'vscode';
import { sourceChoices } from '../../actions/source/sourceChoices.ts';
import type { SourceChoice } from '../../actions/source/sourceChoices.ts';
import { sourcePorts } from '../../actions/source/sourcePorts.ts';
import { shownAddress } from '../../domain/bootstrap/address.ts';
import { sourceNames } from '../../domain/bootstrap/source.ts';
import { switchId } from '../../domain/bootstrap/switchId.ts';
import { LivePhases } from '../../live/phases.ts';
import { connectedCluster } from '../cluster/connected.ts';
import { bootstrap } from '../bootstrap/flow.ts';
import { cancellable } from '../cancellation.ts';
import { inNotice, inPick } from '../text.ts';
import type { CommandServices } from './commands.ts';

/**
 * "Slipway: Switch Repository Source…": which of its two repositories Argo CD reads, by plan, one question and a run like
 * that of a phase. While a run goes on it shows its terminal.
 */
export async function switchRepositorySource(services: CommandServices): Promise<void> {
  if (!vscode.workspace.isTrusted) return tellUntrusted();
  const phases = await services.phases.phases();
  if (phases.runs.show()) return;
  const { session } = phases;
  await session.ready();
  const { platform } = session;
  const spec = await services.spec();
  if (platform === null || spec === null) {
    void vscode.window.showWarningMessage(vscode.l10n.t('There is no platform whose source could be switched.'));
    return;
  }
  const cluster = await connectedCluster(services.session);
  const connection = services.session.live;
  if (cluster === null || connection === null) return;
  const choices = await cancellable(vscode.l10n.t('Asking what Argo CD reads'), (signal) =>
    sourceChoices(cluster.api, spec, signal),
  );
  if (choices === null) return;
  if ('problem' in choices) {
    void vscode.window.showWarningMessage(inNotice(choices.problem, 600));
    return;
  }
  const target = await choose(choices);
  if (target === null) return;
  const { timers, git } = session.world;
  const folder = platform.fsPath;
  // Of its own: the tree shows the phases of the platform, and this is none.
  const live = new LivePhases({ clock: services.session.clock, timers, git, folder });
  live.follow(connection);
  const name = sourceNames[target];
  try {
    await bootstrap(services, phases, {
      phase: switchId(target),
      title: vscode.l10n.t('Source {0}', name),
      live,
      folder,
      cluster,
      own: {
        ports: (ports) => sourcePorts(ports, target),
        looking: vscode.l10n.t('Switch the Source to {0}: Preflight', name),
        stuck: vscode.l10n.t("The source can't be switched to {0} yet", name),
      },
    });
  } finally {
    live.close();
  }
}

async function choose(choices: readonly SourceChoice[]): Promise<SourceChoice['source'] | null> {
  const items = choices.map((choice) => ({
    label: sourceNames[choice.source],
    description: inPick(shownAddress(choice.address)),
    detail: inPick(standingOf(choice)),
    source: choice.source,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Switch Repository Source'),
    placeHolder: vscode.l10n.t('Which one should Argo CD read? Nothing is done before its plan was shown.'),
    matchOnDescription: true,
  });
  return chosen?.source ?? null;
}

function standingOf({ isNamed, isRead }: SourceChoice): string {
  if (isNamed && isRead) return vscode.l10n.t('Argo CD reads it now');
  if (isNamed) return vscode.l10n.t('Named in platform.yaml, and not read yet: goes on with the switch');
  return isRead
    ? vscode.l10n.t('Argo CD reads it now: takes the switch back')
    : vscode.l10n.t('Not read at the moment');
}

async function tellUntrusted(): Promise<void> {
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const said = vscode.l10n.t('The source is switched in trusted workspaces only: Git and Helm run for it.');
  if ((await vscode.window.showWarningMessage(said, manage)) === manage)
    await vscode.commands.executeCommand('workbench.trust.manage');
}
