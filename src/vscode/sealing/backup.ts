import { homedir } from 'node:os';
import { basename, isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import { lockProblem } from '../../domain/sealing/age.ts';
import type { Lock } from '../../domain/sealing/age.ts';
import type { Clock, Files } from '../../ports.ts';
import { meant } from '../meant.ts';
import { askSteps } from '../steps.ts';
import type { Step } from '../steps.ts';

/** Where the backup of a key is written, and what opens it. */
export interface BackupSaid {
  /** Absolute path of a file that is not there yet. */
  readonly file: string;
  readonly lock: Lock;
}

/** Asks where the backup of a key is written and what opens it; null when the user gives up. */
export async function askBackup(
  title: string,
  files: Files,
  proposal: string,
  signal?: AbortSignal,
): Promise<BackupSaid | null> {
  const start: Said = { kind: 'passphrase', passphrase: '', recipients: '', backup: proposal };
  const said = await askSteps(title, questions(files), start, signal);
  if (said === undefined) return null;
  const lock: Lock =
    said.kind === 'passphrase' ? { passphrase: said.passphrase } : { recipients: recipientsIn(said.recipients) };
  return { file: said.backup, lock };
}

/** At home and not in the repository: who loses the one should still have the other. */
export async function proposedBackup(
  name: string,
  { files, clock }: { readonly files: Files; readonly clock: Clock },
): Promise<string> {
  const plain = join(homedir(), `${name}-sealing-key.yaml.age`);
  if ((await files.kind(plain)) === 'missing') return plain;
  const day = clock
    .now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '');
  return join(homedir(), `${name}-sealing-key-${day}.yaml.age`);
}

interface Said {
  readonly kind: 'passphrase' | 'recipients';
  readonly passphrase: string;
  readonly recipients: string;
  readonly backup: string;
}

function questions(files: Files): Step<Said>[] {
  const byPassphrase = ({ kind }: Said): boolean => kind === 'passphrase';
  return [
    {
      ask: async (asker, said) => ({
        ...said,
        kind: await asker.choose({
          placeholder: vscode.l10n.t('What opens the backup of the key'),
          proposed: said.kind,
          choices: [
            {
              value: 'passphrase',
              label: vscode.l10n.t('A Passphrase'),
              detail: vscode.l10n.t('Five random words or more, kept where the cluster is not.'),
            },
            {
              value: 'recipients',
              label: vscode.l10n.t('An age Key'),
              detail: vscode.l10n.t('Encrypted to one or more recipients, which begin with age1.'),
            },
          ],
        }),
      }),
    },
    {
      when: byPassphrase,
      ask: async (asker, said) => {
        const prompt = vscode.l10n.t('The passphrase for the backup. Nobody can restore it.');
        const problem = (passphrase: string): string | null => lockProblem({ passphrase });
        return { ...said, passphrase: await asker.text({ prompt, masked: true, problem }) };
      },
    },
    {
      when: byPassphrase,
      ask: async (asker, said) => {
        const differs = vscode.l10n.t('This is not the passphrase of the step before.');
        const problem = (again: string): string | null => (again === said.passphrase ? null : differs);
        await asker.text({ prompt: vscode.l10n.t('The same passphrase once more.'), masked: true, problem });
        return said;
      },
    },
    {
      when: (said) => !byPassphrase(said),
      ask: async (asker, said) => {
        const problem = (typed: string): string | null => lockProblem({ recipients: recipientsIn(typed) });
        const prompt = vscode.l10n.t('The age recipients who can open the backup, with spaces between them.');
        return {
          ...said,
          recipients: await asker.text({ prompt, value: said.recipients, placeholder: 'age1…', problem }),
        };
      },
    },
    {
      ask: async (asker, said) => {
        const backup = await asker.text({
          prompt: vscode.l10n.t('The file for the encrypted backup, better outside of the repository.'),
          value: said.backup,
          problem: (typed) => backupProblem(meant(typed), files),
          button: { icon: 'folder-opened', tooltip: vscode.l10n.t('Choose a File'), fill: browse },
        });
        return { ...said, backup: meant(backup) };
      },
    },
  ];
}

function recipientsIn(text: string): string[] {
  return text.split(/[\s,]+/).filter((one) => one !== '');
}

async function backupProblem(path: string, files: Files): Promise<string | null> {
  if (!isAbsolute(path)) return vscode.l10n.t('A whole path is wanted, from the root of the disk or from "~".');
  const isFree = (await files.kind(path)) === 'missing';
  return isFree ? null : vscode.l10n.t('"{0}" exists already; nothing is written over.', basename(path));
}

async function browse(): Promise<string | undefined> {
  const chosen = await vscode.window.showSaveDialog({ saveLabel: vscode.l10n.t('Write the Backup Here') });
  return chosen?.fsPath;
}
