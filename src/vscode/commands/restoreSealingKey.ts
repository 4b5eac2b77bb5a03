import * as vscode from 'vscode';
import { guardedCluster, noLease } from '../../actions/bootstrap/guarded.ts';
import { openBackup, planRestore, restoreKeys } from '../../actions/restoreSealingKey.ts';
import type { OpenedBackup, RestorePlace } from '../../actions/restoreSealingKey.ts';
import { tellingWrites } from '../../actions/tellingWrites.ts';
import { withWrites } from '../../actions/withWrites.ts';
import { keyNamespace } from '../../domain/bootstrap/keyNamespace.ts';
import type { Planned } from '../../domain/bootstrap/plan.ts';
import { code, plain } from '../../domain/markdown.ts';
import { mayWrite } from '../argocd/writing.ts';
import { askBeside } from '../beside.ts';
import { restoreSteps } from '../bootstrap/answers.ts';
import { connectedCluster } from '../cluster/connected.ts';
import { cancellable } from '../cancellation.ts';
import type { ConnectedCluster } from '../cluster/session.ts';
import { askSteps } from '../steps.ts';
import { inNotice, inPick, short } from '../text.ts';
import type { CommandServices } from './commands.ts';

/** "Slipway: Restore Sealing Key…": what a backup holds goes into the cluster, after its plan was shown. */
export async function restoreSealingKey(services: CommandServices): Promise<void> {
  const cluster = await connectedCluster(services.session);
  if (cluster === null) return;
  if (cluster.uid === null) {
    const said = vscode.l10n.t('Which cluster this is can not be told: its namespace kube-system can not be read.');
    void vscode.window.showWarningMessage(said);
    return;
  }
  if (!(await mayWrite(services, { cluster }))) return;
  const title = vscode.l10n.t('Restore Sealing Key');
  const wanted = vscode.l10n.t('The backup of the sealing key, and what opens it.');
  const said = await askSteps(title, restoreSteps(wanted), null);
  if (said === undefined || said === null || said.restored === null) return;
  const { text, opens } = said.restored;
  const opened = await cancellable(vscode.l10n.t('Opening the backup'), (signal) => openBackup(text, opens, signal));
  if (opened === null) return;
  if ('problem' in opened) return complain(services, opened.problem);
  await restore(services, { ...cluster, uid: cluster.uid }, await placeOf(services), opened);
}

async function placeOf({ platforms, spec }: CommandServices): Promise<RestorePlace> {
  const said = await spec();
  return { folder: platforms.active?.fsPath ?? null, namespace: keyNamespace(said ?? { applications: {} }) };
}

async function restore(
  services: CommandServices,
  cluster: ConnectedCluster & { readonly uid: string },
  place: RestorePlace,
  opened: OpenedBackup,
): Promise<void> {
  const [{ files }, { timers }] = await Promise.all([services.outside(), services.bootstrap()]);
  const { clock } = services.session;
  // The question may stand there for long: what is written to is the cluster that it names.
  const ports = {
    files,
    clock,
    cluster: guardedCluster({ cluster: cluster.api, clock, uid: cluster.uid, lease: noLease }),
  };
  const plan = await cancellable(vscode.l10n.t('Looking at the keys of the cluster'), (signal) =>
    planRestore(ports, place, opened, signal),
  );
  if (plan === null) return;
  if (plan.problem !== null) return complain(services, plan.problem);
  if (plan.changes.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The cluster has these keys already.'));
    return;
  }
  if (!(await agreedTo(plan, cluster))) return;
  const ran = await cancellable(vscode.l10n.t('Restoring the sealing key'), (signal, progress) => {
    const say = (line: string): void => {
      services.log.info(line);
      progress.report({ message: inNotice(line, 200) });
    };
    const telling = withWrites(ports.cluster, tellingWrites(ports.cluster.writes, timers, say));
    return restoreKeys({ ...ports, cluster: telling }, place, opened, plan, say, signal);
  });
  if (ran === null) return;
  if (ran.state === 'failed') return complain(services, [ran.message, ran.remedy ?? ''].join(' ').trim());
  void vscode.window.showInformationMessage(inNotice(ran.message, 600));
}

/** Shows what would be done, and asks once more with the name of the cluster. */
async function agreedTo({ changes }: Planned, { context, api }: ConnectedCluster): Promise<boolean> {
  const where = short(context, 60);
  const verb = vscode.l10n.t('Restore on {0}', where);
  const question = vscode.l10n.t('Restore the sealing key on {0}?', where);
  const document = [
    `# ${vscode.l10n.t('Restore Sealing Key')}`,
    '',
    vscode.l10n.t('Cluster {0} at {1}.', code(context), code(api.server)),
    '',
    ...changes.map(({ action, what }) => `- ${plain(action)} ${code(what)}`),
    '',
    `**${plain(question)}**`,
    '',
  ].join('\n');
  const chosen = await askBeside(
    {
      name: `${vscode.l10n.t('Restore Sealing Key')}.md`,
      document,
      title: inPick(question),
      placeholder: vscode.l10n.t('All of it is in the document; this stays open while you read.'),
      choices: [
        { label: `$(key) ${inPick(verb)}…`, value: true },
        { label: vscode.l10n.t('Cancel'), value: false },
      ],
      confirm: async (value) => {
        const detail = changes.map(({ what }) => short(what)).join('\n');
        return !value || (await vscode.window.showWarningMessage(question, { modal: true, detail }, verb)) === verb;
      },
    },
    new AbortController().signal,
  );
  return chosen ?? false;
}

function complain({ log }: CommandServices, sentence: string): void {
  log.warn(`restore: ${sentence}`);
  void vscode.window.showErrorMessage(inNotice(sentence, 600));
}
