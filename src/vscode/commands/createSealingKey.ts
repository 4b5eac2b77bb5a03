import { homedir } from 'node:os';
import { basename, isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import { keyObstacle } from '../../actions/keyObstacle.ts';
import type { KeyFailure } from '../../actions/keyObstacle.ts';
import { createKey } from '../../actions/sealingKey.ts';
import type { KeyStep } from '../../actions/sealingKey.ts';
import { lockProblem } from '../../domain/sealing/age.ts';
import type { Lock } from '../../domain/sealing/age.ts';
import { certificatePath } from '../../domain/sealing/keyRecord.ts';
import type { RecordedKey } from '../../domain/sealing/keyRecord.ts';
import { cancellable } from '../cancellation.ts';
import { meant } from '../meant.ts';
import type { Outside } from '../outside.ts';
import { findPlatforms } from '../platforms.ts';
import { askSteps } from '../steps.ts';
import type { Step } from '../steps.ts';
import type { CommandServices } from './commands.ts';
import { inPick, withoutLinks } from '../text.ts';

/** "Slipway: Create Sealing Key…": the encrypted backup first, then the certificate in the repository. */
export async function createSealingKey(services: CommandServices): Promise<void> {
  const outside = await services.outside();
  const folder = await pickPlatform();
  if (folder === undefined) return;
  const repository = folder.fsPath;
  const proposal = await proposedBackup(basename(repository), outside);
  // Whoever has a key already is told so before anything is asked.
  const hindered = await keyObstacle(outside.files, { repository, backup: proposal, replace: false });
  if (hindered !== null) return complain(hindered, services);
  const start: Said = { kind: 'passphrase', passphrase: '', recipients: '', backup: proposal };
  const said = await askSteps(vscode.l10n.t('Create Sealing Key'), questions(outside), start);
  if (said === undefined) return;
  const created = await withProgress(outside, repository, said);
  if (created === null) return;
  if ('code' in created) complain(created, services);
  else void tell(created, folder, said.backup);
}

interface Said {
  readonly kind: 'passphrase' | 'recipients';
  readonly passphrase: string;
  readonly recipients: string;
  readonly backup: string;
}

async function pickPlatform(): Promise<vscode.Uri | undefined> {
  const platforms = (await findPlatforms()).filter(({ scheme }) => scheme === 'file');
  if (platforms.length === 0) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('No platform repository is open; create one, or open its folder.'),
    );
    return undefined;
  }
  if (platforms.length === 1) return platforms[0];
  const items = platforms.map((uri) => ({
    label: inPick(basename(uri.path)),
    description: inPick(uri.fsPath),
    uri,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('The Platform That Gets a Sealing Key'),
  });
  return chosen?.uri;
}

/** At home and not in the repository: who loses the one should still have the other. */
async function proposedBackup(name: string, { files, clock }: Outside): Promise<string> {
  const plain = join(homedir(), `${name}-sealing-key.yaml.age`);
  if ((await files.kind(plain)) === 'missing') return plain;
  const day = clock
    .now()
    .toISOString()
    .replaceAll(/[-:]|\.\d+/g, '');
  return join(homedir(), `${name}-sealing-key-${day}.yaml.age`);
}

function questions({ files }: Outside): Step<Said>[] {
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

async function backupProblem(path: string, files: Outside['files']): Promise<string | null> {
  if (!isAbsolute(path)) return vscode.l10n.t('A whole path is wanted, from the root of the disk or from "~".');
  const isFree = (await files.kind(path)) === 'missing';
  return isFree ? null : vscode.l10n.t('"{0}" exists already; nothing is written over.', basename(path));
}

async function browse(): Promise<string | undefined> {
  const chosen = await vscode.window.showSaveDialog({ saveLabel: vscode.l10n.t('Write the Backup Here') });
  return chosen?.fsPath;
}

async function withProgress(
  outside: Outside,
  repository: string,
  said: Said,
): Promise<RecordedKey | KeyFailure | null> {
  const lock: Lock =
    said.kind === 'passphrase' ? { passphrase: said.passphrase } : { recipients: recipientsIn(said.recipients) };
  const { backup } = said;
  const input = { repository, backup, backupName: basename(backup), lock, replace: false };
  return cancellable(vscode.l10n.t('Creating the sealing key'), (signal, progress) =>
    createKey(outside, input, signal, (step) => progress.report({ message: inWords(step) })),
  );
}

function inWords(step: KeyStep): string {
  switch (step) {
    case 'key':
      return vscode.l10n.t('Making the key…');
    case 'backup':
      return vscode.l10n.t('Encrypting the backup…');
    case 'check':
      return vscode.l10n.t('Opening the backup to see that it can be…');
    case 'certificate':
      return vscode.l10n.t('Writing the certificate…');
  }
}

async function tell({ fingerprint }: RecordedKey, folder: vscode.Uri, backup: string): Promise<void> {
  const show = vscode.l10n.t('Show Certificate');
  const said = vscode.l10n.t(
    'Created the sealing key {0}. Its backup is {1}; commit {2} and .slipway/sealing-key.json.',
    fingerprint,
    backup,
    certificatePath,
  );
  if ((await vscode.window.showInformationMessage(withoutLinks(said), show)) === show)
    await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, certificatePath));
}

function complain({ code, sentence }: KeyFailure, { log }: CommandServices): void {
  log.warn(`${code}: ${sentence}`);
  const replace = vscode.l10n.t(
    'When nothing is, or when that key is lost, "slipway key create --replace" in a terminal puts another in its place.',
  );
  void vscode.window.showErrorMessage(withoutLinks(code === 'key/exists' ? `${sentence} ${replace}` : sentence));
}
