import * as vscode from 'vscode';
import { compareWithKyverno } from '../../actions/compareWithKyverno.ts';
import { greeting } from '../../actions/toolVersion.ts';
import { comparisonDocument } from '../../domain/policy/comparison/document.ts';
import { cancellable } from '../cancellation.ts';
import { closeNamed, Preview } from '../preview.ts';
import { inNotice, short } from '../text.ts';
import type { CommandServices } from './commands.ts';

/** "Slipway: Compare with Kyverno…": what Kyverno's own command line says about a folder, beside what Slipway says. */
export async function compareKyverno({ kyverno, judging }: CommandServices): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    tell(vscode.l10n.t('Programs run in trusted workspaces only.'));
    return;
  }
  const found = await kyverno.find();
  if ('problem' in found) {
    tell(found.problem);
    return;
  }
  const folder = await folderMeant();
  if (folder === null) return;
  const { path } = found;
  const { version, problem } = await greeting(found.programs, { name: 'kyverno', path }, new AbortController().signal);
  if (problem !== null) {
    const sentence = vscode.l10n.t('{0} does not run: {1}.', path, problem);
    void vscode.window.showErrorMessage(inNotice(sentence, 600));
    return;
  }
  if (!(await agreed([path, version].filter(Boolean).join(' '), folder))) return;
  const server = await judging.server();
  if (server === null) return;
  const comparison = await cancellable(vscode.l10n.t('Comparing with Kyverno'), async (signal, progress) => {
    const asked = await withToken(signal, (token) => server.askedOfKyverno({ folder }, token));
    let at = 0;
    const onFile = (file: string): void => {
      at += 1;
      const message = vscode.l10n.t('{0} of {1}: {2}', at, asked.files.length, short(nameOf(file), 60));
      progress.report({ message, increment: 100 / asked.files.length });
    };
    return compareWithKyverno(found.programs, { program: path, folder, asked, onFile }, signal);
  });
  if (comparison === null) return;
  const name = `${vscode.l10n.t('Comparison with Kyverno')}.md`;
  await closeNamed(name);
  const preview = new Preview(name);
  await preview.show(comparisonDocument(comparison), { stays: true });
  closeWith(preview);
}

/** What runs is shown before it does (SAFETY 1); it is asked each time, and nothing is remembered. */
async function agreed(program: string, folder: string): Promise<boolean> {
  const compare = vscode.l10n.t('Compare');
  const detail = [
    program,
    vscode.l10n.t('Folder: {0}', folder),
    vscode.l10n.t(
      'It runs once for each file with policies (kyverno apply --resource=- … -- FILE), without a cluster, on files as they are on disk. Secrets are not shown to it.',
    ),
  ].join('\n');
  const question = vscode.l10n.t('Run Kyverno on the policies of this folder?');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, compare)) === compare;
}

/** The open folder that holds the file in front, or the only one, or the one that is picked; the file's own without any. */
async function folderMeant(): Promise<string | null> {
  const file = vscode.window.activeTextEditor?.document.uri;
  const around = file === undefined ? undefined : vscode.workspace.getWorkspaceFolder(file);
  const all = vscode.workspace.workspaceFolders ?? [];
  const folder = around ?? (all.length > 1 ? await vscode.window.showWorkspaceFolderPick() : all[0]);
  if (folder !== undefined) return folder.uri.fsPath;
  if (all.length > 0) return null;
  if (file?.scheme === 'file') return vscode.Uri.joinPath(file, '..').fsPath;
  tell(vscode.l10n.t('Open a folder with policies first.'));
  return null;
}

async function withToken<Result>(
  signal: AbortSignal,
  work: (token: vscode.CancellationToken) => Promise<Result>,
): Promise<Result> {
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => source.cancel();
  signal.addEventListener('abort', cancel);
  try {
    const result = await work(source.token);
    signal.throwIfAborted();
    return result;
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}

/** The text is there as long as its tab. */
function closeWith(preview: Preview): void {
  const closing = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
    if (!preview.isAt(uri)) return;
    closing.dispose();
    preview.dispose();
  });
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

function tell(sentence: string): void {
  void vscode.window.showInformationMessage(inNotice(sentence));
}
