import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import type { Standing } from '../../domain/argocd/state.ts';
import { tooltip } from '../../domain/argocd/statusText.ts';
import type { PlatformStatus } from '../../domain/argocd/platformStatus.ts';
import type { Connection } from '../../live/state.ts';
import { ago } from '../ago.ts';
import { moment } from '../phases/told.ts';
import { Hover } from '../hover.ts';
import { applicationCommands } from './hoverCommands.ts';
import type { Situation } from './session.ts';
import { short } from '../text.ts';
import { applicationsWord, counted, stateWord, waitWords } from './words.ts';

export interface HoverFacts {
  readonly connection: Connection;
  readonly isWritable: boolean;
}

/** The hover of the status bar: at most twelve lines. Names and messages of the cluster are text, whatever they say. */
export function statusHover(
  situation: Situation,
  { connection, isWritable }: HoverFacts,
  now: Date,
): vscode.MarkdownString {
  const lines = new Hover(applicationCommands);
  switch (situation.kind) {
    case 'untrusted':
      lines.line(vscode.l10n.t('The cluster is looked at in trusted workspaces only: a kubeconfig can run programs.'));
      break;
    case 'connecting':
      lines.line(vscode.l10n.t('Asking the cluster for its applications…'));
      break;
    case 'failed': {
      const { code, message, remedy } = situation.failure;
      lines.line(
        short(
          code === 'no-kind' ? vscode.l10n.t('This cluster has no Argo CD yet: it comes with phase 2.') : message,
          300,
        ),
      );
      if (remedy !== null && code !== 'no-kind') lines.line(short(remedy, 300));
      lines.line('').link(vscode.l10n.t('Select Cluster'), commands.selectCluster);
      lines.say(' · ').link(vscode.l10n.t('Ask Again'), commands.askCluster);
      break;
    }
    case 'seen':
      ofStatus(lines, situation.status, now);
      lines.line(clusterLine(connection, isWritable, situation.live ? null : situation.at, now));
  }
  return lines.markdown;
}

function ofStatus(lines: Hover, status: PlatformStatus, now: Date): void {
  const { counts, worst, more, waits, moreWaits } = tooltip(status);
  lines.strong('Argo CD').say(` · ${applicationsWord(status.total)}`);
  if (counts.length > 0) lines.line(counts.map(({ state, count }) => counted(count, state)).join(' · '));
  for (const standing of worst) ofStanding(lines, standing, now);
  if (more > 0) lines.line(vscode.l10n.t('and {0} more', more));
  waits.forEach((wait, index) => {
    lines.line(waitWords(wait, true));
    if (moreWaits > 0 && index === waits.length - 1) lines.say(`, ${vscode.l10n.t('and {0} more', moreWaits)}`);
  });
}

/** `longhorn — Deployment longhorn-manager is degraded — 4 minutes ago`, and what can be done. */
function ofStanding(lines: Hover, { application, state, why, since }: Standing, now: Date): void {
  const said = why === '' ? stateWord(state) : short(why);
  const age = since === null ? '' : ` — ${ago(since, now)}`;
  lines.line('').strong(short(application.name, 60)).say(` — ${said}${age}`).say(' ');
  links(lines, application.key);
}

export function links(lines: Hover, key: string): void {
  lines.link(vscode.l10n.t('Sync'), commands.syncApplication, key).say(' · ');
  lines.link(vscode.l10n.t('Refresh'), commands.refreshApplication, key).say(' · ');
  lines.link(vscode.l10n.t('Open'), commands.openApplication, key);
}

/** Which cluster it is, and when that was seen. */
export function clusterLine(connection: Connection, isWritable: boolean, at: Date | null, now: Date): string {
  const context = 'cluster' in connection ? short(connection.cluster.context, 60) : '';
  const name = isWritable ? vscode.l10n.t('Cluster {0}', context) : vscode.l10n.t('Cluster {0}, read-only', context);
  if (at === null) return name;
  const age = vscode.l10n.t('seen {0}, at {1}', ago(at, now), moment(at, now));
  const why = 'failure' in connection && connection.failure !== null ? short(connection.failure.message) : '';
  return [...(context === '' ? [] : [name]), age, ...(why === '' ? [] : [why])].join(' · ');
}
