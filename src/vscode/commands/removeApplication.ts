import * as vscode from 'vscode';
import { isRefused } from '../../actions/applicationWriting.ts';
import type { ArgoPorts } from '../../actions/applicationWriting.ts';
import type { RemovalInput } from '../../actions/removalFacts.ts';
import { planRemoval, removeApplication as remove } from '../../actions/removeApplication.ts';
import type { Removed } from '../../actions/removeApplication.ts';
import type { Removal, RemovalMode } from '../../domain/argocd/removal.ts';
import { removalDocument } from '../../domain/argocd/removalDocument.ts';
import { chooseApplication } from '../argocd/choice.ts';
import { mayWrite, portsOf, tellRefused } from '../argocd/writing.ts';
import { askBeside } from '../beside.ts';
import { cancellable } from '../cancellation.ts';
import { inNotice, inPick, short } from '../text.ts';
import type { CommandServices } from './commands.ts';

/** "Slipway: Remove Application…": shows what would be lost and what would bring it back, asks, and follows it to its end. */
export async function removeApplication(services: CommandServices, target: unknown): Promise<void> {
  const chosen = await chooseApplication(services, target, { title: vscode.l10n.t('Remove Application') });
  if (chosen === null || !(await mayWrite(services, chosen))) return;
  const { namespace, name } = chosen.standing.application;
  const mode = await askMode(name, chosen.cluster?.context ?? '');
  const ports = mode === null ? null : portsOf(services, chosen);
  if (mode === null || ports === null) return;
  const spec = await services.spec();
  const input = { place: { namespace, name }, mode, root: chosen.live.platform.root, spec };
  const plan = await cancellable(vscode.l10n.t('Looking at what {0} manages', inNotice(name, 60)), (signal) =>
    planRemoval(ports, input, signal),
  );
  if (plan === null) return;
  if (isRefused(plan)) return tellRefused(services, plan);
  if (await agreedTo(plan, ports)) await run(services, ports, input, plan);
}

/** Whether its objects stay; null when that is left open. To keep them is the first choice. */
async function askMode(name: string, context: string): Promise<RemovalMode | null> {
  const items: readonly (vscode.QuickPickItem & { readonly mode: RemovalMode })[] = [
    {
      label: vscode.l10n.t('Keep Its Objects'),
      detail: vscode.l10n.t('What it manages runs on, without an owner; no hook of its chart runs.'),
      mode: 'keep',
    },
    {
      label: vscode.l10n.t('Delete Its Objects Too'),
      detail: vscode.l10n.t('Argo CD deletes what it manages, and runs the hooks of its chart for that.'),
      mode: 'delete',
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Remove {0} from {1}', inPick(name, 60), inPick(context, 60)),
    placeHolder: vscode.l10n.t('What becomes of its objects; the plan is shown before anything is done'),
  });
  return picked?.mode ?? null;
}

/** Shows the plan and asks once more, with the name of the cluster; where data may be lost the name is typed. */
async function agreedTo(plan: Removal, { cluster }: ArgoPorts): Promise<boolean> {
  const [name, where] = [short(plan.name, 60), short(cluster.context, 60)];
  const question =
    plan.mode === 'keep'
      ? vscode.l10n.t('Remove {0} from {1} and keep its objects?', name, where)
      : vscode.l10n.t('Remove {0} from {1} with its objects?', name, where);
  const verb = vscode.l10n.t('Remove from {0}', where);
  const chosen = await askBeside(
    {
      name: `${vscode.l10n.t('Remove Application')}.md`,
      document: removalDocument(plan, cluster, question),
      title: inPick(question),
      placeholder: vscode.l10n.t('All of it is in the document; this stays open while you read.'),
      choices: [
        { label: `$(trash) ${inPick(verb)}…`, value: true },
        { label: vscode.l10n.t('Cancel'), value: false },
      ],
      confirm: async (value) => !value || (plan.isGrave ? typed(plan, question) : confirmed(plan, question, verb)),
    },
    new AbortController().signal,
  );
  return chosen ?? false;
}

async function confirmed({ returning, count }: Removal, question: string, verb: string): Promise<boolean> {
  const manages =
    count === 0
      ? vscode.l10n.t('Argo CD names no object of it that is there.')
      : vscode.l10n.t('It manages {0} objects.', count);
  const detail = [manages, ...returning.said.map((one) => short(one, 300))];
  const options = { modal: true, detail: detail.join('\n') };
  return (await vscode.window.showWarningMessage(question, options, verb)) === verb;
}

/** Data may be lost: nothing but the name itself goes on. */
async function typed({ name }: Removal, question: string): Promise<boolean> {
  const wanted = short(name, 300);
  const said = await vscode.window.showInputBox({
    title: question,
    prompt: vscode.l10n.t('Data may be lost. Type "{0}" to go on.', wanted),
    ignoreFocusOut: true,
    validateInput: (text) => (text === name ? null : vscode.l10n.t('"{0}" is wanted, exactly.', wanted)),
  });
  return said === name;
}

/** Who stops following does not stop it. */
async function run(services: CommandServices, ports: ArgoPorts, input: RemovalInput, plan: Removal): Promise<void> {
  const { log } = services;
  const shown = inNotice(plan.name, 60);
  const result = await cancellable(vscode.l10n.t('Removing {0}', shown), (signal, progress) => {
    const say = (message: string): void => {
      log.info(`Removal of ${plan.name}: ${message}`);
      progress.report({ message: inNotice(message, 200) });
    };
    return remove(ports, input, plan, say, signal);
  });
  if (result === null) return;
  if (isRefused(result)) tellRefused(services, result);
  else tell(services, shown, result, plan);
}

function tell({ log }: CommandServices, name: string, { end, message }: Removed, plan: Removal): void {
  log.info(`Removal of ${name}: ${end}, ${message}`);
  switch (end) {
    case 'removed':
      void vscode.window.showInformationMessage(removed(name, plan));
      return;
    case 'again': {
      const why = inNotice(plan.returning.said.join(' '), 400);
      void vscode.window.showWarningMessage(vscode.l10n.t('{0} was removed and is there again. {1}', name, why));
      return;
    }
    case 'going':
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The removal of {0} goes on in the cluster: it {1}', name, inNotice(message)),
      );
  }
}

/** Of objects it speaks only where there were some. */
function removed(name: string, { mode, count }: Removal): string {
  if (count === 0) return vscode.l10n.t('Removed {0}.', name);
  return mode === 'keep'
    ? vscode.l10n.t('Removed {0}. Its objects stay.', name)
    : vscode.l10n.t('Removed {0} and its objects.', name);
}
