import * as vscode from 'vscode';
import { defaultPhase } from '../../actions/bootstrap/plan.ts';
import type { PhaseResult } from '../../domain/phases/result.ts';
import { phaseLight } from '../phases/light.ts';
import { phaseDescription } from '../phases/words.ts';
import { inPick, withoutIcons } from '../text.ts';
import { isBootstrappable } from './bootstrappable.ts';

/** Which phase is to be bootstrapped; null when the user gives up. */
export async function choosePhase(results: readonly PhaseResult[]): Promise<string | null> {
  const titles = new Map(results.map(({ id, title }) => [id, title]));
  const items = results
    .filter(({ steps, reason }) => steps.length > 0 && reason === null)
    .map((result) => ({
      label: `$(${phaseLight(result).icon}) ${result.number}  ${inPick(result.title)}`,
      description: withoutIcons(phaseDescription(result, titles)),
      detail: inPick(needsOf(result, titles)),
      phase: result.id,
    }));
  const box = vscode.window.createQuickPick<(typeof items)[number]>();
  try {
    box.title = vscode.l10n.t('Bootstrap Phase');
    box.placeholder = vscode.l10n.t('Which phase? Nothing is done before its plan was shown.');
    box.matchOnDetail = true;
    box.items = items;
    const proposed = items.find(({ phase }) => phase === proposedOf(results));
    if (proposed !== undefined) box.activeItems = [proposed];
    return await new Promise((resolve) => {
      box.onDidAccept(() => resolve(box.selectedItems[0]?.phase ?? null));
      box.onDidHide(() => resolve(null));
      box.show();
    });
  } finally {
    box.dispose();
  }
}

/** The first that is not green and has something to do; where none has, the first that is not green. */
function proposedOf(results: readonly PhaseResult[]): string | null {
  const open = results.find((result) => result.state !== 'passed' && isBootstrappable(result));
  return open?.id ?? defaultPhase(results);
}

/** What is to be done before it is green, in a line. */
function needsOf({ steps, blockedBy }: PhaseResult, titles: ReadonlyMap<string, string>): string {
  const open = steps.filter(({ satisfied }) => !satisfied);
  if (blockedBy.length > 0)
    return vscode.l10n.t('Needs {0} first', blockedBy.map((id) => titles.get(id) ?? id).join(', '));
  if (open.length === 0) return vscode.l10n.t('Nothing to do');
  const named = open.map(({ title }) => title).join(', ');
  return open.length === 1 ? vscode.l10n.t('1 step: {0}', named) : vscode.l10n.t('{0} steps: {1}', open.length, named);
}
