import * as vscode from 'vscode';
import type { StepConsent, StepUse } from '../../actions/bootstrap/ports.ts';
import { code, fenced, plain } from '../../domain/markdown.ts';
import { toolLine } from '../../domain/phases/checkUse.ts';
import { askBeside } from '../beside.ts';

const key = 'slipway.steps';

/**
 * Shows what of the repository runs while steps are planned (rendering, dry runs of scripts) before it does for the first
 * time, and remembers a yes in this workspace, outside of the repository, by the digest of all that decides about it
 * (SAFETY 1).
 */
export function stepConsent(memory: vscode.Memento): StepConsent {
  return {
    allows: async (uses, signal) => {
      const agreed = agreedIn(memory);
      const asked = uses.filter(({ digest }) => !agreed.has(digest));
      if (asked.length === 0) return true;
      if (!(await ask(asked, signal))) return false;
      // Another may have been agreed to while this one was asked.
      await memory.update(key, [...new Set([...agreedIn(memory), ...asked.map(({ digest }) => digest)])]);
      return true;
    },
  };
}

function agreedIn(memory: vscode.Memento): ReadonlySet<string> {
  return new Set(memory.get<readonly string[]>(key, []));
}

async function ask(uses: readonly StepUse[], signal: AbortSignal): Promise<boolean> {
  const title =
    uses.length === 1
      ? vscode.l10n.t('Let a step of this repository do this to make the plan?')
      : vscode.l10n.t('Let {0} steps of this repository do this to make the plan?', uses.length);
  const choices = [
    {
      label: vscode.l10n.t('Make the Plan'),
      detail: vscode.l10n.t('It is code of the repository; the cluster, Git and the hosts are not changed by it.'),
      value: true,
    },
    { label: vscode.l10n.t('Cancel'), value: false },
  ];
  const asked = {
    name: `${vscode.l10n.t('What the Steps Do')}.md`,
    document: details(uses),
    title,
    placeholder: vscode.l10n.t('All of it is in the document.'),
    choices,
  };
  return (await askBeside(asked, signal)) ?? false;
}

/** All of it, as a Markdown document. */
export function details(uses: readonly StepUse[]): string {
  const about = uses.flatMap(({ step, title, kind, what, tools, text, digest }) => [
    `## ${plain(title)}`,
    '',
    `${code(step)} · ${kind}`,
    '',
    code(what),
    '',
    ...tools.flatMap((tool) => [code(toolLine(tool)), '']),
    ...(text === null ? [] : [...fenced(text, 'sh'), '']),
    `SHA-256 ${code(digest)}`,
    '',
  ]);
  return [`# ${vscode.l10n.t('What the Steps Do')}`, '', ...about].join('\n');
}
