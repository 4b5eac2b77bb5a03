import * as vscode from 'vscode';
import type { PlatformSpec } from '../../domain/phases/spec.ts';
import { askSteps } from '../steps.ts';
import type { Choice, Step } from '../steps.ts';
import type { CommandServices } from './commands.ts';

interface Answers {
  readonly name: string;
  readonly token: string;
}

/** "Slipway: Store Token…": a token that checks of the platform send, typed unseen and kept by VS Code. */
export async function storeToken({ spec, tokens }: CommandServices): Promise<void> {
  const found = await spec();
  const wanted = found === null ? [] : wantedIn(found);
  if (wanted.length === 0)
    return void vscode.window.showInformationMessage(vscode.l10n.t('No check of this platform wants a token.'));
  const choices = await Promise.all(wanted.map(async (one) => choiceOf(one, (await tokens.get(one.name)) !== null)));
  const steps: Step<Answers>[] = [
    {
      ask: async (asker, said) => {
        const placeholder = vscode.l10n.t('The token');
        return { ...said, name: await asker.choose({ placeholder, choices, proposed: said.name }) };
      },
    },
    {
      ask: async (asker, said) => {
        const prompt = vscode.l10n.t('The token "{0}"; nothing takes away the one that is stored.', said.name);
        return { ...said, token: (await asker.text({ prompt, masked: true })).trim() };
      },
    },
  ];
  const answers = await askSteps(vscode.l10n.t('Store Token'), steps, { name: wanted[0]?.name ?? '', token: '' });
  if (answers === undefined) return;
  await tokens.set(answers.name, answers.token);
  void vscode.window.showInformationMessage(
    answers.token === ''
      ? vscode.l10n.t('The token "{0}" is stored no more.', answers.name)
      : vscode.l10n.t('Stored the token "{0}" for this machine. Validate the checks that want it.', answers.name),
  );
}

interface Wanted {
  readonly name: string;
  /** Titles of the checks that send it. */
  readonly checks: readonly string[];
}

function wantedIn({ phases }: PlatformSpec): readonly Wanted[] {
  const uses = phases
    .flatMap(({ checks }) => checks)
    .flatMap((check) =>
      check.kind === 'http' && check.token !== null ? [{ name: check.token, title: check.title }] : [],
    );
  return [...Map.groupBy(uses, ({ name }) => name)].map(([name, some]) => ({
    name,
    checks: some.map(({ title }) => title),
  }));
}

function choiceOf({ name, checks }: Wanted, isStored: boolean): Choice<string> {
  const description = isStored ? vscode.l10n.t('stored') : vscode.l10n.t('not stored yet');
  return { value: name, label: name, description, detail: checks.join(', ') };
}
