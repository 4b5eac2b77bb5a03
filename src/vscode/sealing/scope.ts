import * as vscode from 'vscode';
import type { Scope } from '../../domain/sealing/scope.ts';
import type { Asker, Choice } from '../steps.ts';

/** Asks what the sealed values are to be bound to; `proposed` is what the file says. */
export function askScope(asker: Asker, proposed: Scope): Promise<Scope> {
  const placeholder = vscode.l10n.t('What the sealed values are bound to');
  return asker.choose({ placeholder, choices: choices(), proposed });
}

function choices(): Choice<Scope>[] {
  return [
    {
      value: 'strict',
      label: vscode.l10n.t('Strict'),
      detail: vscode.l10n.t('They open under this name in this namespace only.'),
    },
    {
      value: 'namespace-wide',
      label: vscode.l10n.t('Namespace-Wide'),
      detail: vscode.l10n.t('They open under any name in this namespace: the Secret can be renamed.'),
    },
    {
      value: 'cluster-wide',
      label: vscode.l10n.t('Cluster-Wide'),
      detail: vscode.l10n.t(
        'They open under any name in any namespace: whoever may create a SealedSecret can read them.',
      ),
    },
  ];
}
