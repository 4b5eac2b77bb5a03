import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import { isUnderWay } from '../../domain/argocd/operationState.ts';
import type { State } from '../../domain/argocd/state.ts';
import type { ApplicationNode, Node, PhaseNode, WaveNode } from './node.ts';
import { short } from '../text.ts';
import { stateWord, waitWords } from './words.ts';

/** An icon of the editor, and the colour of the theme that it has; null for that of the text. */
interface Light {
  readonly icon: string;
  readonly color: string | null;
}

const dimmed = 'disabledForeground';

const lights: Readonly<Record<State, Light>> = {
  degraded: { icon: 'error', color: 'testing.iconFailed' },
  failed: { icon: 'error', color: 'list.warningForeground' },
  unknown: { icon: 'question', color: 'list.warningForeground' },
  missing: { icon: 'circle-slash', color: 'list.warningForeground' },
  outOfSync: { icon: 'arrow-circle-up', color: null },
  waiting: { icon: 'watch', color: null },
  syncing: { icon: 'sync~spin', color: null },
  progressing: { icon: 'loading~spin', color: null },
  deleting: { icon: 'trash', color: null },
  suspended: { icon: 'debug-pause', color: null },
  healthy: { icon: 'pass-filled', color: 'testing.iconPassed' },
};

/** One that is meant to be there and is not. */
const absent: Light = { icon: 'circle-large-outline', color: dimmed };

/** The icon of a state; what is not up to date keeps its form without its colour, and stands still. */
export function iconOf(state: State | null, isLive: boolean): vscode.ThemeIcon {
  const { icon, color } = state === null ? absent : lights[state];
  const shown = isLive ? color : dimmed;
  const form = isLive ? icon : icon.replace('~spin', '');
  return shown === null ? new vscode.ThemeIcon(form) : new vscode.ThemeIcon(form, new vscode.ThemeColor(shown));
}

/** A row as the editor draws it; its hover is made when somebody asks for it. */
export function itemOf(node: Node, isLive: boolean): vscode.TreeItem {
  switch (node.kind) {
    case 'phase':
      return phaseItem(node, isLive);
    case 'wave':
      return waveItem(node, isLive);
    case 'application':
      return applicationItem(node, isLive);
  }
}

/** What stands beside a name: why it is as it is, or for whom it waits. */
export function description({ standing, wait }: ApplicationNode): string {
  if (standing === null) return wait === null ? vscode.l10n.t('not there yet') : waitWords(wait, false);
  // Of one that is as it should be the icon says all.
  if (standing.state === 'healthy') return wait === null ? '' : waitWords(wait, false);
  const why = short(standing.why === '' ? stateWord(standing.state) : standing.why, 300);
  return wait === null ? why : `${why} · ${waitWords(wait, false)}`;
}

function phaseItem(node: PhaseNode, isLive: boolean): vscode.TreeItem {
  const { phase, title } = node;
  const named = title === '' ? vscode.l10n.t('Phase {0}', phase ?? '') : `${phase}  ${short(title)}`;
  return groupItem(node, phase === null ? vscode.l10n.t('Other') : named, isLive);
}

function waveItem(node: WaveNode, isLive: boolean): vscode.TreeItem {
  return groupItem(node, vscode.l10n.t('Wave {0}', node.wave), isLive);
}

/** What has others below it is open where there is something to see. */
function groupItem({ kind, id, state, well, total }: PhaseNode | WaveNode, label: string, isLive: boolean) {
  const isOpen = state !== 'healthy' && state !== 'suspended';
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, isOpen ? Expanded : Collapsed);
  item.id = id;
  item.description = `${well}/${total}`;
  item.iconPath = iconOf(state, isLive);
  item.contextValue = kind;
  const stands = state === null ? vscode.l10n.t('not all there yet') : stateWord(state);
  item.accessibilityInformation = { label: `${label}, ${vscode.l10n.t('{0} of {1} well', well, total)}, ${stands}` };
  return item;
}

function applicationItem(node: ApplicationNode, isLive: boolean): vscode.TreeItem {
  const { id, name, standing, folder } = node;
  const item = new vscode.TreeItem(short(name, 60), vscode.TreeItemCollapsibleState.None);
  const beside = description(node);
  item.id = id;
  item.description = beside;
  item.iconPath = iconOf(standing?.state ?? null, isLive);
  item.contextValue = contextOf(node);
  const stands = standing === null ? vscode.l10n.t('not there yet') : stateWord(standing.state);
  item.accessibilityInformation = {
    label: [short(name, 60), stands, beside].filter((part) => part !== '').join(', '),
  };
  if (folder !== null)
    item.command = { command: commands.openValues, title: vscode.l10n.t('Open Values'), arguments: [node] };
  return item;
}

/** What the menus ask for. */
function contextOf({ standing }: ApplicationNode): string {
  if (standing === null) return 'absent';
  const { operation } = standing.application;
  return operation !== null && isUnderWay(operation) ? 'application running' : 'application';
}
