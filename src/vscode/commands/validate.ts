import * as vscode from 'vscode';
import type { Validated } from '../../actions/validate.ts';
import { phaseLight } from '../phases/light.ts';
import { referenceOf } from '../phases/node.ts';
import type { Reference } from '../phases/node.ts';
import { phaseDescription } from '../phases/words.ts';
import type { Phases } from '../phasesView.ts';
import { inPick, withoutIcons } from '../text.ts';
import type { CommandServices } from './commands.ts';

/** "Validate Phase…": the phase of a row, or the one that the user picks. */
export async function validatePhase({ phases }: CommandServices, target: unknown): Promise<void> {
  const all = await phases.phases();
  const reference = referenceOf(target);
  const meant = reference === null ? await pickPhase(all) : { phase: reference.phase, check: null };
  if (meant !== null) await run(all, [meant], reference === null);
}

/** "Validate All Phases". From the title of the view the tree itself is the answer. */
export async function validatePhases({ phases }: CommandServices): Promise<void> {
  await run(await phases.phases(), null, true);
}

/** "Validate" on the row of a check. */
export async function validateCheck({ phases }: CommandServices, target: unknown): Promise<void> {
  const reference = referenceOf(target);
  if (reference !== null) await run(await phases.phases(), [reference], false);
}

/** Ends the validation that runs. */
export async function cancelValidation({ phases }: CommandServices): Promise<void> {
  (await phases.phases()).validation.cancel();
}

async function run({ validation }: Phases, only: readonly Reference[] | null, isTold: boolean): Promise<void> {
  const outcome = await validation.run(only);
  if (outcome !== null && isTold) void vscode.window.showInformationMessage(summaryOf(outcome));
}

/** `Checked 41 checks: 3 failed, 2 not known.` */
function summaryOf({ checked, failed, notKnown, isRefused }: Validated): string {
  const found =
    failed + notKnown === 0
      ? vscode.l10n.t('Checked {0} checks: all passed.', checked)
      : vscode.l10n.t('Checked {0} checks: {1} failed, {2} not known.', checked, failed, notKnown);
  return isRefused ? `${found} ${vscode.l10n.t('Those that need a yes did not run.')}` : found;
}

async function pickPhase({ session }: Phases): Promise<Reference | null> {
  await session.ready();
  const titles = new Map(session.results.map(({ id, title }) => [id, title]));
  const picked = await vscode.window.showQuickPick(
    session.results.map((result) => ({
      label: `$(${phaseLight(result).icon}) ${result.number}  ${inPick(result.title)}`,
      description: withoutIcons(phaseDescription(result, titles)),
      detail: inPick(result.summary),
      phase: result.id,
    })),
    { title: vscode.l10n.t('Validate Phase'), placeHolder: vscode.l10n.t('Which phase?'), matchOnDetail: true },
  );
  return picked === undefined ? null : { phase: picked.phase, check: null };
}
