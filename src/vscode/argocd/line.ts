import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import { statusText } from '../../domain/argocd/statusText.ts';
import type { Situation } from './session.ts';
import { withoutIcons } from '../text.ts';
import { line, spoken } from './words.ts';

/** What the status bar shows, as plain data. */
export interface Line {
  readonly text: string;
  readonly label: string;
  /** The background, by its colour of the theme; null for none. */
  readonly background: string | null;
  readonly command: string;
}

/** The one line on all applications; `ago` words an age. */
export function lineOf(situation: Situation, ago: (at: Date) => string): Line {
  if (situation.kind === 'untrusted')
    return {
      text: '$(workspace-untrusted) Argo CD',
      label: vscode.l10n.t('Argo CD: the cluster is looked at in trusted workspaces only'),
      background: null,
      command: 'workbench.trust.manage',
    };
  const said = statusText(situation);
  return {
    text: `$(${said.icon}) ${withoutIcons(line(said, ago))}`,
    label: spoken(said, ago),
    background: backgrounds[said.severity],
    command: commandFor(situation),
  };
}

const backgrounds = {
  none: null,
  warning: 'statusBarItem.warningBackground',
  error: 'statusBarItem.errorBackground',
} as const;

/** What helps: where no application can be shown, something else is to be done. */
function commandFor(situation: Exclude<Situation, { readonly kind: 'untrusted' }>): string {
  if (situation.kind !== 'failed') return commands.showApplications;
  switch (situation.failure.code) {
    case 'kubeconfig':
    case 'consent':
    case 'forbidden':
    case 'other-cluster':
      return commands.selectCluster;
    default:
      return commands.askCluster;
  }
}
