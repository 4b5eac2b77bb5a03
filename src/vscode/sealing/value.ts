import * as vscode from 'vscode';
import { charsets, entropyBits, generateValue } from '../../domain/sealing/generate.ts';
import type { Charset } from '../../domain/sealing/generate.ts';
import type { Choice, Step } from '../steps.ts';
import { inNotice } from '../text.ts';

/** How a value that is to be sealed comes into being. It is in memory until it is sealed, and nowhere else. */
export interface ValueSaid {
  readonly how: 'generated' | 'typed' | 'file';
  readonly recipe: Recipe;
  readonly typed: string;
  readonly valueFile: vscode.Uri | null;
}

export interface Recipe {
  readonly charset: Charset;
  readonly length: number;
}

const recipes: readonly Recipe[] = [
  { charset: 'alphanumeric', length: 32 },
  { charset: 'hex', length: 64 },
  { charset: 'base64url', length: 43 },
  { charset: 'symbols', length: 32 },
  { charset: 'digits', length: 12 },
];

export const nothingSaid: ValueSaid = {
  how: 'generated',
  recipe: { charset: 'alphanumeric', length: 32 },
  typed: '',
  valueFile: null,
};

/** The steps that give the value of a key, which `keyOf` names. */
export function valueSteps<Said extends ValueSaid>(keyOf: (said: Said) => string): Step<Said>[] {
  return [
    {
      ask: async (asker, said) => {
        const placeholder = vscode.l10n.t('The value of "{0}"', keyOf(said));
        return { ...said, how: await asker.choose({ placeholder, proposed: said.how, choices: ways() }) };
      },
    },
    {
      when: ({ how }) => how === 'generated',
      ask: async (asker, said) => {
        const placeholder = vscode.l10n.t('What it is made of');
        const proposed = recipes.find(({ charset }) => charset === said.recipe.charset);
        const choices = recipes.map(choiceOf);
        return { ...said, recipe: await asker.choose({ placeholder, choices, ...(proposed && { proposed }) }) };
      },
    },
    {
      when: ({ how }) => how === 'typed',
      ask: async (asker, said) => {
        const prompt = vscode.l10n.t('The value of "{0}"; it is sealed here and shown nowhere.', keyOf(said));
        const typed = await asker.text({
          prompt,
          masked: true,
          problem: (text) => (text === '' ? vscode.l10n.t('A value is wanted.') : null),
        });
        return { ...said, typed };
      },
    },
    {
      when: ({ how }) => how === 'file',
      ask: async (asker, said) => {
        const [file] = (await vscode.window.showOpenDialog({ openLabel: vscode.l10n.t('Seal This File') })) ?? [];
        return file === undefined ? asker.back() : { ...said, valueFile: file };
      },
    },
  ];
}

/** The bytes that are to be sealed; null when the file has none that a Secret can hold, which the user is told. */
export async function bytesSaid(said: ValueSaid): Promise<Uint8Array | null> {
  if (said.how !== 'file' || said.valueFile === null) {
    const text = said.how === 'typed' ? said.typed : generateValue(said.recipe.length, charsets[said.recipe.charset]);
    return new TextEncoder().encode(text);
  }
  const { size } = await vscode.workspace.fs.stat(said.valueFile);
  if (size <= mostBytes) return vscode.workspace.fs.readFile(said.valueFile);
  void vscode.window.showErrorMessage(
    vscode.l10n.t('{0} has {1} bytes; a Secret takes 1 MiB at most.', inNotice(said.valueFile.fsPath), size),
  );
  return null;
}

/** A Secret has no more in all (Kubernetes, MaxSecretSize). */
const mostBytes = 1024 * 1024;

function ways() {
  return [
    {
      value: 'generated' as const,
      label: vscode.l10n.t('Generate'),
      detail: vscode.l10n.t('A random value that nobody sees.'),
    },
    {
      value: 'typed' as const,
      label: vscode.l10n.t('Type It'),
      detail: vscode.l10n.t('In a box that does not show it.'),
    },
    {
      value: 'file' as const,
      label: vscode.l10n.t('From a File…'),
      detail: vscode.l10n.t('Its bytes as they are, with a line break at the end if there is one.'),
    },
  ];
}

function choiceOf(recipe: Recipe): Choice<Recipe> {
  const { charset, length } = recipe;
  const bits = entropyBits(length, charsets[charset]);
  return { value: recipe, label: kindOf(charset, length), detail: vscode.l10n.t('{0} random bits', bits) };
}

function kindOf(charset: Charset, length: number): string {
  switch (charset) {
    case 'alphanumeric':
      return vscode.l10n.t('{0} Letters and Digits', length);
    case 'hex':
      return vscode.l10n.t('{0} Hexadecimal Digits', length);
    case 'base64url':
      return vscode.l10n.t('{0} Characters of Base64 for Addresses', length);
    case 'symbols':
      return vscode.l10n.t('{0} Letters, Digits and Signs', length);
    case 'digits':
      return vscode.l10n.t('{0} Digits', length);
  }
}
