import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import { isUnderWay } from '../../domain/argocd/operationState.ts';
import { nameOfResource } from '../../domain/argocd/resource.ts';
import type { Standing } from '../../domain/argocd/state.ts';
import { ago } from '../ago.ts';
import { links } from './hover.ts';
import { Hover } from '../hover.ts';
import { applicationCommands } from './hoverCommands.ts';
import type { ApplicationNode } from './node.ts';
import { short } from '../text.ts';
import { stateWord, waitWords } from './words.ts';

/** More is in Argo CD. */
const most = 5;

/** What a hover says about an application, in Argo CD's own words where it has some. */
export function applicationHover(
  { name, wave, standing, wait, folder, key }: ApplicationNode,
  now: Date,
): vscode.MarkdownString {
  const lines = new Hover(applicationCommands);
  lines
    .strong(short(name, 60))
    .say(` · ${standing === null ? vscode.l10n.t('not there yet') : stateWord(standing.state)}`);
  lines.say(` · ${vscode.l10n.t('wave {0}', wave)}`);
  if (standing !== null) ofStanding(lines, standing, now);
  if (wait !== null) lines.line(waitWords(wait, true));
  if (key !== null) {
    lines.line('');
    links(lines, key);
    if (folder !== null) lines.say(' · ').link(vscode.l10n.t('Open Values'), commands.openValues, key);
  }
  return lines.markdown;
}

function ofStanding(lines: Hover, { application, state, why, since }: Standing, now: Date): void {
  const { sync, health, operation, outOfSync, deployed, reconciled, errors } = application;
  const age = since === null ? '' : ` — ${ago(since, now)}`;
  if (why !== '') lines.line(`${short(why, 300)}${age}`);
  lines.line([sync?.status ?? 'Unknown', health?.status ?? 'Unknown', short(application.project, 60)].join(' · '));
  if (operation !== null && isUnderWay(operation) && operation.by !== '')
    lines.line(vscode.l10n.t('started by {0}', short(operation.by, 60)));
  if (state === 'outOfSync') {
    const names = outOfSync.shown.slice(0, most).map((resource) => short(nameOfResource(resource), 80));
    const more = outOfSync.count - names.length;
    lines.line(names.join(', ')).say(more > 0 ? `, ${vscode.l10n.t('and {0} more', more)}` : '');
  }
  for (const { type, message } of errors.slice(0, 2)) lines.line(`${short(type, 60)}: ${short(message, 300)}`);
  const revision = deployed?.revisions[0] ?? '';
  if (revision !== '') {
    const at = deployed?.at ?? null;
    lines.line(vscode.l10n.t('deployed {0}', revisionWord(revision))).say(at === null ? '' : `, ${ago(at, now)}`);
  }
  if (reconciled !== null) lines.line(vscode.l10n.t('compared with Git {0}', ago(reconciled, now)));
}

/** A commit is known by its beginning. */
function revisionWord(revision: string): string {
  return /^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 7) : short(revision, 40);
}
