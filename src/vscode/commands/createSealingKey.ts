import { basename } from 'node:path';
import * as vscode from 'vscode';
import { keyObstacle } from '../../actions/keyObstacle.ts';
import type { KeyFailure } from '../../actions/keyObstacle.ts';
import { createKey } from '../../actions/sealingKey.ts';
import type { KeyStep } from '../../actions/sealingKey.ts';
import { certificatePath } from '../../domain/sealing/keyRecord.ts';
import type { RecordedKey } from '../../domain/sealing/keyRecord.ts';
import { cancellable } from '../cancellation.ts';
import type { Outside } from '../outside.ts';
import { findPlatforms } from '../platforms.ts';
import { askBackup, proposedBackup } from '../sealing/backup.ts';
import type { BackupSaid } from '../sealing/backup.ts';
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
  const said = await askBackup(vscode.l10n.t('Create Sealing Key'), outside.files, proposal);
  if (said === null) return;
  const created = await withProgress(outside, repository, said);
  if (created === null) return;
  if ('code' in created) complain(created, services);
  else void tell(created, folder, said.file);
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

async function withProgress(
  outside: Outside,
  repository: string,
  { file: backup, lock }: BackupSaid,
): Promise<RecordedKey | KeyFailure | null> {
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
