import * as vscode from 'vscode';
import { wantedTokens } from '../../domain/phases/tokens.ts';
import type { WantedToken } from '../../domain/phases/tokens.ts';
import { askSteps } from '../steps.ts';
import type { Choice, Step } from '../steps.ts';
import { inNotice, inPick, short } from '../text.ts';
import type { CommandServices } from './commands.ts';

interface Answers {
  readonly name: string;
  readonly token: string;
}

/** "Slipway: Store Token…": a token that checks of the platform send, typed unseen and kept by VS Code. */
export async function storeToken({ spec, tokens }: CommandServices): Promise<void> {
  const found = await spec();
  const wanted = found === null ? [] : wantedTokens(found, null);
  if (wanted.length === 0)
    return void vscode.window.showInformationMessage(vscode.l10n.t('No check of this platform wants a token.'));
  const choices = await Promise.all(wanted.map(async (one) => choiceOf(one, await tokens.originsOf(one.name))));
  const originsOf = (name: string): readonly string[] => wanted.find((one) => one.name === name)?.origins ?? [];
  const steps: Step<Answers>[] = [
    {
      ask: async (asker, said) => {
        const placeholder = vscode.l10n.t('The token');
        return { ...said, name: await asker.choose({ placeholder, choices, proposed: said.name }) };
      },
    },
    {
      ask: async (asker, { name }) => {
        const prompt = vscode.l10n.t(
          'The token "{0}" for {1}; nothing takes away the one that is stored.',
          short(name, 60),
          short(listed(originsOf(name)), 300),
        );
        return { name, token: (await asker.text({ prompt, masked: true })).trim() };
      },
    },
  ];
  const answers = await askSteps(vscode.l10n.t('Store Token'), steps, { name: wanted[0]?.name ?? '', token: '' });
  if (answers === undefined) return;
  const { name, token } = answers;
  const origins = originsOf(name);
  if (token !== '' && origins.length === 0)
    return void vscode.window.showWarningMessage(
      vscode.l10n.t('The token "{0}" is not stored: the address that it is for is not known.', inNotice(name, 60)),
    );
  await tokens.set(name, token, origins);
  void vscode.window.showInformationMessage(
    token === ''
      ? vscode.l10n.t('The token "{0}" is stored no more.', inNotice(name, 60))
      : vscode.l10n.t(
          'Stored the token "{0}" for {1}. Validate the checks that want it.',
          inNotice(name, 60),
          inNotice(origins.join(', ')),
        ),
  );
}

/** Where a token goes is part of the choice: it is stored for that, and for nothing that the repository says later. */
function choiceOf({ name, checks, origins }: WantedToken, stored: readonly string[] | null): Choice<string> {
  const description =
    stored === null ? vscode.l10n.t('not stored yet') : vscode.l10n.t('stored for {0}', listed(stored));
  return {
    value: name,
    label: inPick(name),
    description: inPick(description),
    detail: inPick(`${listed(origins)} · ${checks.join(', ')}`),
  };
}

function listed(origins: readonly string[]): string {
  return origins.length === 0 ? vscode.l10n.t('no address') : origins.join(', ');
}
