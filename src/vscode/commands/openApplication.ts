import * as vscode from 'vscode';
import { chooseApplication } from '../argocd/choice.ts';
import { inNotice } from '../text.ts';
import type { CommandServices } from './commands.ts';

/** Milliseconds until it counts as not known where Argo CD is. */
const limit = 15_000;

/** "Slipway: Open in Argo CD": the page of an application in the browser. */
export async function openApplication(services: CommandServices, target: unknown): Promise<void> {
  const chosen = await chooseApplication(services, target, { title: vscode.l10n.t('Open in Argo CD') });
  if (chosen === null) return;
  const { session, standing } = chosen;
  const cluster = services.session.live?.api ?? null;
  const address =
    cluster === null ? null : await session.address.of(cluster, standing.application, AbortSignal.timeout(limit));
  if (address !== null) await vscode.env.openExternal(vscode.Uri.parse(address, true));
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Nobody says where the web interface of Argo CD is: data.url of ConfigMap argocd-cm would, or the annotation argocd.argoproj.io/managed-by-url of {0}.',
        inNotice(standing.application.name, 60),
      ),
    );
}
