import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import type { PhaseResult } from '../../domain/phases/result.ts';
import { ago } from '../ago.ts';
import { isBootstrappable } from '../bootstrap/bootstrappable.ts';
import type { Running } from '../bootstrap/runs.ts';
import { checkLight, phaseLight, runningLight } from './light.ts';
import type { Light } from './light.ts';
import type { CheckNode, Node, PhaseNode } from './node.ts';
import { brief, checkDescription, phaseDescription, stateWord } from './words.ts';

/** What a row is drawn from, beside its result. */
export interface Around {
  readonly results: readonly PhaseResult[];
  readonly isDocumented: (phase: string) => boolean;
  /** The phase that is being bootstrapped; null for none. */
  readonly running: Running | null;
  readonly now: Date;
}

/** The row of a phase or a check as the editor draws it; its hover is made when somebody asks for it. */
export function itemOf(node: Node, around: Around): vscode.TreeItem {
  return node.check === null ? phaseItem(node, around) : checkItem(node, around);
}

function phaseItem({ phase, result }: PhaseNode, { results, isDocumented, running }: Around): vscode.TreeItem {
  const label = `${result.number}  ${brief(result.title)}`;
  const children =
    result.checks.length > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None;
  const item = new vscode.TreeItem(label, children);
  item.id = JSON.stringify([phase]);
  const run = running?.phase === phase ? running : null;
  const description = phaseDescription(result, new Map(results.map(({ id, title }) => [id, title])));
  item.description = run === null || run.step === '' ? description : brief(run.step);
  item.iconPath = iconOf(run === null ? phaseLight(result) : runningLight);
  item.contextValue = contextOf('phase', isDocumented(phase), run === null && isBootstrappable(result));
  const state = run === null ? stateWord(result.state) : vscode.l10n.t('being bootstrapped');
  item.accessibilityInformation = { label: sentence(vscode.l10n.t('Phase {0}', label), state, item.description) };
  return item;
}

function checkItem({ phase, check, result }: CheckNode, { isDocumented, now }: Around): vscode.TreeItem {
  const label = brief(result.title);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  const { at } = result.evidence;
  const age = result.state === 'stale' && at !== null ? ago(new Date(at), now) : null;
  item.id = JSON.stringify([phase, check]);
  item.description = checkDescription(result, age);
  item.iconPath = iconOf(checkLight(result));
  item.contextValue = contextOf('check', isDocumented(phase));
  const level = result.level === 'advisory' ? vscode.l10n.t('advisory') : '';
  item.accessibilityInformation = { label: sentence(label, level, stateWord(result.state), item.description) };
  item.command = {
    command: commands.openManifest,
    title: vscode.l10n.t('Open'),
    arguments: [{ phase, check }],
  };
  return item;
}

function iconOf({ icon, color }: Light): vscode.ThemeIcon {
  return color === null ? new vscode.ThemeIcon(icon) : new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

/** What the menus ask for. */
function contextOf(kind: 'phase' | 'check', isDocumented: boolean, canBootstrap = false): string {
  return [kind, ...(isDocumented ? ['documented'] : []), ...(canBootstrap ? ['bootstrap'] : [])].join(' ');
}

function sentence(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}
