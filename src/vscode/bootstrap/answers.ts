import * as vscode from 'vscode';
import type { Questions } from '../../writes.ts';
import type { Asker, Step } from '../steps.ts';

/** What was said about a value that is a secret; null before anything was. It is kept nowhere else. */
export type SecretSaid = { readonly how: 'typed' | 'file'; readonly text: string | null } | null;

/** What was said about a backup that is to be restored. */
export type RestoreSaid = {
  readonly how: 'passphrase' | 'identity';
  /** The backup itself. */
  readonly text: string | null;
  readonly restored: Restored | null;
} | null;

type Restored = NonNullable<Awaited<ReturnType<Questions['restore']>>>;

/** A Secret has no more in all (Kubernetes, MaxSecretSize); no backup of keys comes near it. */
const mostBytes = 1024 * 1024;

/** The steps that give a secret: typed unseen, or the text of a file. */
export function secretSteps(wanted: string): readonly Step<SecretSaid>[] {
  return [
    {
      ask: async (asker, said) => ({
        how: await asker.choose({
          placeholder: wanted,
          proposed: said?.how ?? 'typed',
          choices: [
            {
              value: 'typed' as const,
              label: vscode.l10n.t('Type It'),
              detail: vscode.l10n.t('In a box that does not show it.'),
            },
            {
              value: 'file' as const,
              label: vscode.l10n.t('From a File…'),
              detail: vscode.l10n.t('Its text as it is, with a line break at the end if there is one.'),
            },
          ],
        }),
        text: null,
      }),
    },
    {
      ask: async (asker, said) =>
        said?.how === 'file'
          ? { how: 'file', text: await textOfFile(asker, vscode.l10n.t('Seal This File')) }
          : { how: 'typed', text: await masked(asker, wanted) },
    },
  ];
}

/** The step that gives what somebody has in their head: typed unseen, and in no file. */
export function passwordStep(wanted: string): Step<string | null> {
  const problem = (text: string): string | null => (text === '' ? vscode.l10n.t('A password is wanted.') : null);
  return { ask: (asker) => asker.text({ prompt: wanted, masked: true, problem }) };
}

/** The steps that give the text of a backup, and what opens it. */
export function restoreSteps(wanted: string): readonly Step<RestoreSaid>[] {
  return [
    {
      ask: async (asker, said) => ({
        text: null,
        restored: null,
        how: await asker.choose({
          placeholder: wanted,
          proposed: said?.how ?? 'passphrase',
          choices: [
            {
              value: 'passphrase' as const,
              label: vscode.l10n.t('A Backup With a Passphrase…'),
              detail: vscode.l10n.t('The file is chosen next.'),
            },
            {
              value: 'identity' as const,
              label: vscode.l10n.t('A Backup for an age Key…'),
              detail: vscode.l10n.t('The file is chosen next, then the identity, which begins with AGE-SECRET-KEY-1.'),
            },
          ],
        }),
      }),
    },
    {
      ask: async (asker, said) => ({
        how: said?.how ?? 'passphrase',
        restored: null,
        text: await textOfFile(asker, vscode.l10n.t('Restore This Backup')),
      }),
    },
    {
      ask: async (asker, said) => {
        const [how, text] = [said?.how ?? 'passphrase', said?.text ?? ''];
        const opens =
          how === 'passphrase'
            ? { passphrase: await masked(asker, vscode.l10n.t('The passphrase that opens the backup.')) }
            : { identity: (await masked(asker, vscode.l10n.t('The age identity that opens the backup.'))).trim() };
        return { how, text, restored: { text, opens } };
      },
    },
  ];
}

async function masked(asker: Asker, prompt: string): Promise<string> {
  const problem = (text: string): string | null => (text === '' ? vscode.l10n.t('A value is wanted.') : null);
  return asker.text({ prompt, masked: true, problem });
}

/** The text of a file that the user chooses; back for none, and for one that has no text a Secret could hold. */
async function textOfFile(asker: Asker, openLabel: string): Promise<string> {
  const [file] = (await vscode.window.showOpenDialog({ openLabel })) ?? [];
  if (file === undefined) return asker.back();
  const problem = await problemWith(file);
  if (typeof problem === 'object') return problem.text;
  void vscode.window.showErrorMessage(problem);
  return asker.back();
}

async function problemWith(file: vscode.Uri): Promise<{ readonly text: string } | string> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > mostBytes) return vscode.l10n.t('The file has {0} bytes; 1 MiB is the most.', size);
    const bytes = await vscode.workspace.fs.readFile(file);
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return vscode.l10n.t('The file can not be read as text.');
  }
}
