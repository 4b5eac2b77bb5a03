import { join } from 'node:path';
import * as vscode from 'vscode';
import { sealedTexts, valuesOf } from '../../actions/bootstrap/sealValues.ts';
import { missingSecrets } from '../../actions/missingSecrets.ts';
import type { MissingSecrets } from '../../actions/missingSecrets.ts';
import type { PlatformSpec } from '../../domain/phases/spec.ts';
import type { Certificate } from '../../domain/sealing/certificate.ts';
import type { Files } from '../../ports.ts';
import type { Questions } from '../../writes.ts';
import type { Step } from '../steps.ts';
import { inNotice, short } from '../text.ts';

/** What the phases of a platform name and its files, as they are typed, do not have; `folder` is its absolute path. */
export function missingIn(spec: PlatformSpec, folder: string, files: Files): Promise<readonly MissingSecrets[]> {
  return missingSecrets(spec, async (file) => {
    const path = join(folder, file);
    const open = openAt(path);
    if (open !== undefined) return open.getText();
    if ((await files.kind(path)) === 'missing') return null;
    const read = await files.read(path);
    return 'text' in read ? read.text : undefined;
  });
}

/** The document of a file that is open, saved ever or not. */
function openAt(path: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    ({ uri }) => uri.fsPath === path && (uri.scheme === 'file' || uri.scheme === 'untitled'),
  );
}

/** Asks which of them it is to be; null for another Secret. */
export function missingStep<Said extends { readonly missing: MissingSecrets | null }>(
  all: readonly MissingSecrets[],
): Step<Said> {
  return {
    when: () => all.length > 0,
    ask: async (asker, said) => {
      const choices = all.map((value) => ({
        value,
        label: short(namesOf(value), 120),
        description: short(value.phase, 60),
        detail: short(value.wanted.map(({ key }) => key).join(', '), 200),
      }));
      const other = { value: null, icon: 'add', label: vscode.l10n.t('Another Secret…') };
      const placeholder = vscode.l10n.t('A Secret that a phase names and that is not sealed yet');
      return {
        ...said,
        missing: await asker.choose<MissingSecrets | null>({
          placeholder,
          choices: [...choices, other],
          proposed: said.missing,
        }),
      };
    },
  };
}

/** Seals them with the values that their phase says, and asks for those that only the user has: files to look at and to save. */
export async function sealMissing(
  missing: MissingSecrets,
  folder: string,
  certificate: Certificate,
  questions: Pick<Questions, 'secret'>,
): Promise<void> {
  const values = await valuesOf(missing.wanted, questions, new AbortController().signal);
  const texts = 'problem' in values ? values : await sealedTexts(missing, certificate, values);
  if ('problem' in texts) return void vscode.window.showErrorMessage(inNotice(texts.problem, 600));
  for (const { path, text } of texts) {
    const before = missing.files.get(path)?.text ?? null;
    if (await isShown(join(folder, path), before, text)) continue;
    const sentence = vscode.l10n.t('{0} has changed meanwhile; try again.', inNotice(path));
    return void vscode.window.showErrorMessage(sentence);
  }
  const paths = texts.map(({ path }) => path).join(', ');
  void vscode.window.showInformationMessage(
    texts.length === 1
      ? vscode.l10n.t('Sealed Secret {0}. Save it as {1}.', inNotice(namesOf(missing)), inNotice(paths))
      : vscode.l10n.t('Sealed Secrets {0}. Save them as {1}.', inNotice(namesOf(missing)), inNotice(paths)),
  );
}

function namesOf({ secrets }: MissingSecrets): string {
  return secrets.map(({ namespace, name }) => `${namespace}/${name}`).join(', ');
}

/** Shows a file with its new text, which is not saved; false when the text before is another by now. */
async function isShown(path: string, before: string | null, text: string): Promise<boolean> {
  const file = vscode.Uri.file(path);
  const document =
    openAt(path) ??
    (await vscode.workspace.openTextDocument(before === null ? file.with({ scheme: 'untitled' }) : file));
  if (document.getText() !== (before ?? '')) return false;
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const end = document.positionAt(document.getText().length);
  return editor.edit((edit) => edit.replace(new vscode.Range(0, 0, end.line, end.character), text));
}
