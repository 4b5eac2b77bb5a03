import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import type { MissingSecrets } from '../../actions/missingSecrets.ts';
import { newSealedSecret as documentOf } from '../../domain/sealing/create.ts';
import { encryptValue } from '../../domain/sealing/encrypt.ts';
import { nameProblem, namespaceProblem } from '../../domain/sealing/names.ts';
import { labelOf } from '../../domain/sealing/scope.ts';
import type { Scope } from '../../domain/sealing/scope.ts';
import { keyProblem } from '../../domain/sealing/value.ts';
import type { SecretOwnersResult } from '../../protocol.ts';
import { editorQuestions } from '../bootstrap/questions.ts';
import type { Outside } from '../outside.ts';
import { certificateProposal, certificateSaid, certificateSteps, lookForCertificate } from '../sealing/certificate.ts';
import type { CertificateSaid } from '../sealing/certificate.ts';
import { missingIn, missingStep, sealMissing } from '../sealing/missing.ts';
import { folderOf } from '../sealing/place.ts';
import { askScope } from '../sealing/scope.ts';
import { bytesSaid, nothingSaid, valueSteps } from '../sealing/value.ts';
import type { ValueSaid } from '../sealing/value.ts';
import { askSteps } from '../steps.ts';
import type { Choice, Step } from '../steps.ts';
import type { CommandServices } from './commands.ts';
import { inNotice } from '../text.ts';

/** "Slipway: New Sealed Secret…": a SealedSecret comes into being without its values ever standing in an editor. */
export async function newSealedSecret(services: CommandServices, target?: unknown): Promise<void> {
  const outside = await services.outside();
  const folder = await folderFor(target);
  const own = await lookForCertificate(outside, folder);
  const title = vscode.l10n.t('New Sealed Secret');
  const owners = (await (await services.judging.server())?.secretOwners({ folder })) ?? [];
  const [spec, platform] = [await services.spec(), services.platforms.active?.fsPath ?? null];
  const missing = spec === null || platform === null ? [] : await missingIn(spec, platform, outside.files);
  const start: Identity = {
    missing: missing[0] ?? null,
    name: '',
    owner: owners.find((owner) => owner.folder === folder) ?? null,
    namespace: '',
    scope: 'strict',
    type: 'Opaque',
    ...certificateProposal(own),
  };
  const identity = await askSteps(
    title,
    [
      missingStep<Identity>(missing),
      ...identitySteps(owners).map(unlessMissing),
      ...certificateSteps<Identity>(outside, folder, own),
    ],
    start,
  );
  if (identity === undefined) return;
  const obtained = await certificateSaid(outside, folder, identity);
  if (obtained === null) return;
  if (identity.missing !== null && platform !== null) {
    const questions = editorQuestions({ files: outside.files, clock: services.session.clock, folder: platform });
    await sealMissing(identity.missing, platform, obtained.certificate, questions);
    return questions.dispose();
  }

  const { name, owner, scope, type } = identity;
  const namespace = owner?.namespace ?? identity.namespace;
  const label = labelOf(scope, namespace, name);
  const encryptedData = new Map<string, string>();
  for (const key of keysOf(type)) {
    const entry = await askSteps(title, entrySteps(encryptedData, key), {
      ...nothingSaid,
      key: key ?? '',
      more: false,
    });
    if (entry === undefined) return;
    const bytes = await bytesSaid(entry);
    if (bytes === null) return;
    encryptedData.set(entry.key, await encryptValue(obtained.certificate, label, bytes));
    if (key === null && !entry.more) break;
  }
  await show(outside, owner?.folder ?? folder, name, documentOf({ name, namespace, scope, type, encryptedData }));
}

type SecretOwner = SecretOwnersResult[number];

interface Identity extends CertificateSaid {
  /** What a phase says of it, all of it; null for another Secret. */
  readonly missing: MissingSecrets | null;
  readonly name: string;
  /** The application that it is for, which says the namespace and the folder; null for none of the platform's. */
  readonly owner: SecretOwner | null;
  readonly namespace: string;
  readonly scope: Scope;
  readonly type: string;
}

interface Entry extends ValueSaid {
  readonly key: string;
  readonly more: boolean;
}

/** Types of Secrets whose keys the API server demands (Kubernetes, ValidateSecret). */
const types: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/basic-auth': ['username', 'password'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
};

/** The keys that are asked for one after the other; null for one that the user names. */
function* keysOf(type: string): Generator<string | null> {
  const demanded = types[type];
  if (demanded !== undefined) return yield* demanded;
  for (;;) yield null;
}

/** What a phase says is not asked. */
function unlessMissing({ when, ask }: Step<Identity>): Step<Identity> {
  return { ask, when: (said) => said.missing === null && when?.(said) !== false };
}

function identitySteps(owners: readonly SecretOwner[]): Step<Identity>[] {
  return [
    {
      ask: async (asker, said) => {
        const prompt = vscode.l10n.t('The name of the Secret, as pods will ask for it.');
        return { ...said, name: await asker.text({ prompt, value: said.name, problem: nameProblem }) };
      },
    },
    {
      when: () => owners.length > 0,
      ask: async (asker, said) => {
        const placeholder = vscode.l10n.t('The application that it is for');
        const other = { value: null, icon: 'add', label: vscode.l10n.t('Another Namespace…') };
        const choices = [...owners.toSorted(byFolder).map(choiceOf), other];
        return {
          ...said,
          owner: await asker.choose<SecretOwner | null>({ placeholder, choices, proposed: said.owner }),
        };
      },
    },
    {
      when: ({ owner }) => owner === null,
      ask: async (asker, said) => {
        const prompt = vscode.l10n.t('The namespace it is to be in.');
        return { ...said, namespace: await asker.text({ prompt, value: said.namespace, problem: namespaceProblem }) };
      },
    },
    { ask: async (asker, said) => ({ ...said, scope: await askScope(asker, said.scope) }) },
    {
      ask: async (asker, said) => {
        const opaque = { value: 'Opaque', label: 'Opaque', detail: vscode.l10n.t('Any keys.') };
        const others = Object.entries(types).map(([type, keys]) => ({
          value: type,
          label: type,
          detail: keys.join(', '),
        }));
        const placeholder = vscode.l10n.t('Its type');
        return {
          ...said,
          type: await asker.choose({ placeholder, choices: [opaque, ...others], proposed: said.type }),
        };
      },
    },
  ];
}

/** Those that have a folder for it come first. */
function byFolder(a: SecretOwner, b: SecretOwner): number {
  return Number(a.folder === null) - Number(b.folder === null);
}

function choiceOf(owner: SecretOwner): Choice<SecretOwner> {
  const description = vscode.l10n.t('namespace {0}', owner.namespace);
  const detail = owner.folder === null ? {} : { detail: vscode.workspace.asRelativePath(owner.folder) };
  return { value: owner, label: owner.application, description, ...detail };
}

/** The steps for one key; `demanded` is its name where the type says it. */
function entrySteps(taken: ReadonlyMap<string, string>, demanded: string | null): Step<Entry>[] {
  const problem = (key: string): string | null =>
    taken.has(key) ? vscode.l10n.t('"{0}" is there already.', key) : keyProblem(key);
  return [
    {
      when: () => demanded === null,
      ask: async (asker, said) => {
        const prompt = vscode.l10n.t('The name of a key.');
        return { ...said, key: await asker.text({ prompt, value: said.key, placeholder: 'password', problem }) };
      },
    },
    ...valueSteps<Entry>(({ key }) => key),
    {
      when: () => demanded === null,
      ask: async (asker, said) => {
        const choices = [
          { value: false, label: vscode.l10n.t('Done'), detail: [...taken.keys(), said.key].join(', ') },
          { value: true, label: vscode.l10n.t('Another Key…') },
        ];
        const placeholder = vscode.l10n.t('Whether the Secret has more keys');
        return { ...said, more: await asker.choose({ placeholder, choices, proposed: said.more }) };
      },
    },
  ];
}

/** The folder that was clicked on, that of the file in front, or the first that is open. */
async function folderFor(target: unknown): Promise<string> {
  if (target instanceof vscode.Uri) {
    const { type } = await vscode.workspace.fs.stat(target);
    return (type & vscode.FileType.Directory) === 0 ? join(target.fsPath, '..') : target.fsPath;
  }
  const active = vscode.window.activeTextEditor?.document;
  return active?.uri.scheme === 'file' ? folderOf(active) : (vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '/');
}

/** A new file beside the others, for the user to look at and to save. */
async function show({ files }: Outside, folder: string, name: string, text: string): Promise<void> {
  const path = join(folder, `${name}.yaml`);
  const beside = (await files.kind(path)) === 'missing' ? await emptyAt(path) : null;
  const document = beside ?? (await vscode.workspace.openTextDocument({ language: 'yaml' }));
  const editor = await vscode.window.showTextDocument(document);
  const isWritten = await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
  if (!isWritten)
    return void vscode.window.showErrorMessage(vscode.l10n.t('The new file could not be written to; try again.'));
  void vscode.window.showInformationMessage(
    beside === null
      ? vscode.l10n.t(
          'Sealed Secret {0}. {1} exists already, so save it under another name.',
          name,
          inNotice(basename(path)),
        )
      : vscode.l10n.t('Sealed Secret {0}. Save it as {1}.', name, inNotice(vscode.workspace.asRelativePath(path))),
  );
}

/** A document that will become the file; null when one with something in it is open already. */
async function emptyAt(path: string): Promise<vscode.TextDocument | null> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path).with({ scheme: 'untitled' }));
  return document.getText() === '' ? document : null;
}
