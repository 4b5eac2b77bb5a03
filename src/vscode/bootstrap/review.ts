import * as vscode from 'vscode';
import type { BootstrapPlan, PlannedStep } from '../../domain/bootstrap/plan.ts';
import { planDocument, questionOf, verbOf } from '../../domain/bootstrap/planDocument.ts';
import type { Risk } from '../../domain/phases/spec.ts';
import { askBeside } from '../beside.ts';
import { Preview } from '../preview.ts';
import { inPick, short } from '../text.ts';
import type { Writing } from './writing.ts';

/**
 * Shows what would be done, and asks once; true when it is to be done, on a cluster that may be written by then. Who only
 * wants to read the plan is not asked for that.
 */
export async function agreedTo(plan: BootstrapPlan, writing: Writing, signal: AbortSignal): Promise<boolean> {
  const verb = short(verbOf(plan), 80);
  // It may be allowed after a first yes, and stays so though the last question is left.
  const run = () => ({
    label: `$(rocket) ${inPick(verb)}…`,
    detail: writing.isAllowed
      ? vscode.l10n.t('Asks once more, with the name of the cluster.')
      : vscode.l10n.t('Asks whether Slipway may write to this cluster, then once more, with its name.'),
    value: true,
  });
  const leave = { label: vscode.l10n.t('Cancel'), detail: vscode.l10n.t('Nothing has been changed.'), value: false };
  const chosen = await askBeside(
    {
      ...shown(plan),
      placeholder: vscode.l10n.t('All of it is in the document; this stays open while you read.'),
      get choices() {
        return [run(), leave];
      },
      confirm: async (value) => !value || ((await writing.ask()) && confirmed(plan, verb)),
    },
    signal,
  );
  return chosen ?? false;
}

/** Shows what would be done where it can't be begun, which the title says. */
export async function read(plan: BootstrapPlan, title: string, signal: AbortSignal): Promise<void> {
  const close = { label: vscode.l10n.t('Close'), value: null };
  const placeholder = vscode.l10n.t('What is in the way is in the document.');
  await askBeside({ ...shown(plan), title: inPick(title), placeholder, choices: [close] }, signal);
}

/** Lets somebody read along: the plan that runs stands there until `run` has ended. */
export async function readAlong<Result>(plan: BootstrapPlan, run: () => Promise<Result>): Promise<Result> {
  const { name, document } = shown(plan);
  const preview = new Preview(name);
  try {
    await preview.show(document, { stays: true });
    return await run();
  } finally {
    await preview.close();
    preview.dispose();
  }
}

function shown(plan: BootstrapPlan) {
  const title = short(plan.phase.title, 60);
  return {
    name: `${vscode.l10n.t('Plan of {0}', title).replaceAll(/[\\/]/g, ' ')}.md`,
    document: planDocument(plan),
    title: inPick(questionOf(plan)),
  };
}

/** The one question, with the name of the cluster and the verb. */
async function confirmed(plan: BootstrapPlan, verb: string): Promise<boolean> {
  const open = plan.steps.filter(({ satisfied }) => !satisfied);
  const detail = [
    vscode.l10n.t('Cluster: {0}', short(`${plan.cluster.context} · ${plan.cluster.server}`)),
    ...open.map((step) => `${short(step.title, 80)}${riskOf(step)}`),
    '',
    vscode.l10n.t('Exactly this is done, by plan {0}: what has changed since stops it.', plan.digest.slice(0, 12)),
  ].join('\n');
  const question = short(questionOf(plan), 200);
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, verb)) === verb;
}

function riskOf({ risk }: PlannedStep): string {
  const said = inWords(risk);
  return said === null ? '' : ` (${said})`;
}

function inWords(risk: Risk): string | null {
  switch (risk) {
    case 'none':
      return null;
    case 'disruptive':
      return vscode.l10n.t('disruptive');
    case 'data-loss':
      return vscode.l10n.t('data can be lost');
    case 'irreversible':
      return vscode.l10n.t('can not be undone');
  }
}
