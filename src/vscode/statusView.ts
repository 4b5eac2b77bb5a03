import * as vscode from 'vscode';
import type { DocumentStatus } from '../protocol.ts';

/** What the language status item shows for the object under the cursor. */
export function statusView(
  status: DocumentStatus | undefined,
  line: number,
  quiet: string | null,
): { readonly text: string; readonly detail: string } {
  const say = (text: string, ...details: (string | null)[]) => ({
    text,
    detail: details.filter((detail) => detail !== null).join(' · '),
  });
  if (status === undefined)
    return say(vscode.l10n.t('Not judged'), vscode.l10n.t('It holds no Kubernetes object, or was not looked at yet.'));
  if (status.notJudged !== null) return say(vscode.l10n.t('Not judged'), status.notJudged);
  const here =
    status.documents.find(({ lines: [first, last] }) => line >= first && line <= last) ?? status.documents[0];
  const without = status.documents.filter((document) => document.source === null).length;
  const { length } = status.documents;
  const counted =
    without > 0
      ? vscode.l10n.t('{0} objects, {1} without a schema', length, without)
      : length > 1
        ? vscode.l10n.t('{0} objects', length)
        : null;
  const name = here === undefined ? null : `${here.apiVersion} ${here.kind}`;
  const source = here?.source?.label ?? vscode.l10n.t('No schema');
  const reason = here?.reason ?? null;
  return say(source, name, reason, counted, quiet);
}
