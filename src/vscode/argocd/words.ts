import * as vscode from 'vscode';
import type { State } from '../../domain/argocd/state.ts';
import type { Message, StatusText } from '../../domain/argocd/statusText.ts';
import type { Wait } from '../../domain/argocd/waves.ts';
import type { FailureCode } from '../../domain/kubernetes/failure.ts';
import { short } from '../text.ts';

/** The line of the status bar, without its icon: `Argo CD: gitlab syncing`. `ago` words an age. */
export function line({ message, at }: StatusText, ago: (at: Date) => string): string {
  const said = lineOf(message);
  return at === null ? said : `${said} · ${ago(at)}`;
}

/** The same as a sentence for who listens, with the number of applications. */
export function spoken({ message, at }: StatusText, ago: (at: Date) => string): string {
  const said = sentenceOf(message);
  return at === null ? said : vscode.l10n.t('{0}, seen {1}', said, ago(at));
}

/** What an application in a state is. */
export function stateWord(state: State): string {
  switch (state) {
    case 'degraded':
      return vscode.l10n.t('degraded');
    case 'failed':
      return vscode.l10n.t('failed to sync');
    case 'unknown':
      return vscode.l10n.t('unknown');
    case 'missing':
      return vscode.l10n.t('missing');
    case 'outOfSync':
      return vscode.l10n.t('out of sync');
    case 'waiting':
      return vscode.l10n.t('waiting');
    case 'syncing':
      return vscode.l10n.t('syncing');
    case 'progressing':
      return vscode.l10n.t('progressing');
    case 'deleting':
      return vscode.l10n.t('deleting');
    case 'suspended':
      return vscode.l10n.t('suspended');
    case 'healthy':
      return vscode.l10n.t('healthy');
  }
}

/** `2 out of sync` */
export function counted(count: number, state: State): string {
  return `${count} ${stateWord(state)}`;
}

export function applicationsWord(count: number): string {
  return count === 1 ? vscode.l10n.t('1 application') : vscode.l10n.t('{0} applications', count);
}

/** Whom one waits for: `waits for longhorn in wave -1`; with who waits in front when that is wanted. */
export function waitWords({ name, there, for: { wave, names } }: Wait, isNamed: boolean): string {
  const whom = namesWords(names);
  if (!isNamed)
    return there
      ? vscode.l10n.t('comes after {0} in wave {1}', whom, wave)
      : vscode.l10n.t('waits for {0} in wave {1}', whom, wave);
  return there
    ? vscode.l10n.t('{0} comes after {1} in wave {2}', short(name, 60), whom, wave)
    : vscode.l10n.t('{0} waits for {1} in wave {2}', short(name, 60), whom, wave);
}

function namesWords([first = '', ...others]: readonly string[]): string {
  const name = short(first, 60);
  return others.length === 0 ? name : vscode.l10n.t('{0} and {1} more', name, others.length);
}

function lineOf(message: Message): string {
  switch (message.kind) {
    case 'connecting':
      return vscode.l10n.t('Argo CD: connecting');
    case 'noArgoCd':
      return vscode.l10n.t('No Argo CD');
    case 'noApplications':
      return vscode.l10n.t('Argo CD: no applications');
    case 'noRights':
      return vscode.l10n.t('Argo CD: no rights');
    case 'failed':
      return failedLine(message.code);
    case 'well':
      return vscode.l10n.t('Argo CD {0}', message.count);
    case 'one': {
      const more = message.more > 0 ? ` +${message.more}` : '';
      return vscode.l10n.t('Argo CD: {0} {1}', short(message.name, 40), `${stateWord(message.state)}${more}`);
    }
    case 'many':
      return vscode.l10n.t('Argo CD: {0}', counted(message.count, message.state));
  }
}

function failedLine(code: FailureCode): string {
  switch (code) {
    case 'kubeconfig':
      return vscode.l10n.t('Argo CD: no cluster');
    case 'consent':
      return vscode.l10n.t('Argo CD: not allowed');
    case 'other-cluster':
      return vscode.l10n.t('Argo CD: another cluster');
    default:
      return vscode.l10n.t('Argo CD: not reachable');
  }
}

function sentenceOf(message: Message): string {
  switch (message.kind) {
    case 'connecting':
      return vscode.l10n.t('Argo CD: connecting to the cluster');
    case 'noArgoCd':
      return vscode.l10n.t('Argo CD is not installed in this cluster');
    case 'noApplications':
      return vscode.l10n.t('Argo CD has no applications');
    case 'noRights':
      return vscode.l10n.t('Argo CD: no right to list applications');
    case 'failed':
      return vscode.l10n.t("Argo CD can't be seen: {0}", short(message.reason, 300));
    case 'well':
      return message.suspended > 0
        ? vscode.l10n.t(
            'Argo CD: {0}, {1} suspended, the rest in sync and healthy',
            applicationsWord(message.count),
            message.suspended,
          )
        : vscode.l10n.t('Argo CD: {0} in sync and healthy', applicationsWord(message.count));
    case 'one': {
      const { name, state, more, total } = message;
      const who = more > 0 ? vscode.l10n.t('{0} and {1} more', short(name, 60), more) : short(name, 60);
      return vscode.l10n.t('Argo CD: {0} {1}, of {2}', who, stateWord(state), applicationsWord(total));
    }
    case 'many':
      return vscode.l10n.t(
        'Argo CD: {0} of {1} {2}',
        message.count,
        applicationsWord(message.total),
        stateWord(message.state),
      );
  }
}
