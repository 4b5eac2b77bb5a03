import * as vscode from 'vscode';
import { openedBy } from '../../domain/sealing/age.ts';
import { backupProblem } from '../../domain/sealing/backupProblem.ts';
import { isLocked } from '../../domain/sealing/keyBackup.ts';
import type { Questions } from '../../writes.ts';
import type { Asker, Step } from '../steps.ts';
import { inNotice } from '../text.ts';

/** What was said about a value that is a secret; null before anything was. It is kept nowhere else. */
export type SecretSaid = { readonly how: 'typed' | 'file'; readonly text: string | null } | null;

/** What was said about a backup that is to be restored. */
export type RestoreSaid = {
  /** The backup itself. */
  readonly text: string;
  /** What opens it; null where that is nothing. */
  readonly wants: ReturnType<typeof openedBy>;
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

/** The steps that give the text of a backup, and then what that says opens it. A file that is no backup is not taken. */
export function restoreSteps(wanted: string): readonly Step<RestoreSaid>[] {
  return [
    {
      // Which backup it is has to be read before a dialog of files is in front.
      ask: (asker, said) =>
        asker.choose({
          placeholder: wanted,
          choices: [
            {
              icon: 'folder-opened',
              value: said,
              label: vscode.l10n.t('Choose the Backup…'),
              detail: vscode.l10n.t('What opens it is asked for next, as the file says.'),
            },
          ],
        }),
    },
    {
      ask: async (asker) => {
        const text = await textOfFile(asker, vscode.l10n.t('Restore This Backup'), backupProblem);
        const wants = isLocked(text) ? openedBy(text) : null;
        return { text, wants, restored: wants === null ? { text, opens: { passphrase: '' } } : null };
      },
    },
    {
      when: (said) => said?.wants !== null,
      ask: async (asker, said) => {
        const { text = '', wants = null } = said ?? {};
        const opens =
          wants === 'identity'
            ? { identity: (await masked(asker, vscode.l10n.t('The age identity that opens the backup.'))).trim() }
            : { passphrase: await masked(asker, vscode.l10n.t('The passphrase that opens the backup.')) };
        return { text, wants, restored: { text, opens } };
      },
    },
  ];
}

async function masked(asker: Asker, prompt: string): Promise<string> {
  const problem = (text: string): string | null => (text === '' ? vscode.l10n.t('A value is wanted.') : null);
  return asker.text({ prompt, masked: true, problem });
}

/** The text of a file that the user chooses; back for none, and for one that can't be taken, with a notice that says why. */
async function textOfFile(
  asker: Asker,
  openLabel: string,
  wrongWith: (text: string) => Promise<string | null> = async () => null,
): Promise<string> {
  const [file] = (await vscode.window.showOpenDialog({ openLabel })) ?? [];
  if (file === undefined) return asker.back();
  const read = await readFrom(file);
  const problem = typeof read === 'string' ? read : await wrongWith(read.text);
  if (typeof read === 'object' && problem === null) return read.text;
  void vscode.window.showErrorMessage(inNotice(problem ?? '', 600));
  return asker.back();
}

/** The text, or why there is none. */
async function readFrom(file: vscode.Uri): Promise<{ readonly text: string } | string> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > mostBytes) return vscode.l10n.t('The file has {0} bytes; 1 MiB is the most.', size);
    const bytes = await vscode.workspace.fs.readFile(file);
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return vscode.l10n.t('The file can not be read as text.');
  }
}
