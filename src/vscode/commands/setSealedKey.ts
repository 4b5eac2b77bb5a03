import * as vscode from 'vscode';
import { encryptValue } from '../../domain/sealing/encrypt.ts';
import { namespaceProblem } from '../../domain/sealing/names.ts';
import { labelOf } from '../../domain/sealing/scope.ts';
import { keyProblem } from '../../domain/sealing/value.ts';
import type { Refused, SealedSecretResult } from '../../protocol.ts';
import { certificateProposal, certificateSaid, certificateSteps, lookForCertificate } from '../sealing/certificate.ts';
import type { CertificateSaid } from '../sealing/certificate.ts';
import { change, tellRefusal } from '../sealing/change.ts';
import { editorFor, folderOf, tellNoServer } from '../sealing/place.ts';
import { bytesSaid, nothingSaid, valueSteps } from '../sealing/value.ts';
import type { ValueSaid } from '../sealing/value.ts';
import { askSteps } from '../steps.ts';
import type { Step } from '../steps.ts';
import type { CommandServices } from './commands.ts';
import { inNotice } from '../text.ts';

/** "Slipway: Set Key in SealedSecret…": one value is made or typed, sealed in this process, and written beside the others. */
export async function setSealedKey(services: CommandServices, target?: unknown): Promise<void> {
  const editor = await editorFor(target);
  if (editor === undefined)
    return void vscode.window.showErrorMessage(vscode.l10n.t('Open a file with a SealedSecret first.'));
  const { document } = editor;
  const { line, character } = editor.selection.active;
  const place = { uri: document.uri.toString(), at: { line, character } };
  const server = await services.judging.server();
  if (server === null) return tellNoServer(services);
  const found = await server.sealedSecret(place);
  if ('refused' in found) return tellRefusal(found, document);

  const outside = await services.outside();
  const folder = folderOf(document);
  const own = await lookForCertificate(outside, folder);
  const namespace = found.namespace ?? found.proposedNamespace ?? '';
  const start: Answers = {
    key: '',
    isNew: found.keys.length === 0,
    namespace,
    ...nothingSaid,
    ...certificateProposal(own),
  };
  const steps = [
    ...questions(found),
    ...valueSteps<Answers>(({ key }) => key),
    ...certificateSteps<Answers>(outside, folder, own),
  ];
  const said = await askSteps(vscode.l10n.t('Set Key in SealedSecret {0}', found.name), steps, start);
  if (said === undefined) return;
  const obtained = await certificateSaid(outside, folder, said);
  if (obtained === null) return;
  const bytes = await bytesSaid(said);
  if (bytes === null) return;

  const { key } = said;
  const sealed = await encryptValue(obtained.certificate, labelOf(found.scope, said.namespace, found.name), bytes);
  const result = await server.setSealedKey({ ...place, version: found.version, key, sealed });
  if ('refused' in result) return tellRefusal(result, document);
  if ((await change(document, found.version, result.edits)) === null) return;
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Sealed "{0}" of SealedSecret {1} ({2}).',
      inNotice(key, 100),
      inNotice(found.name, 100),
      found.scope,
    ),
  );
}

interface Answers extends CertificateSaid, ValueSaid {
  readonly key: string;
  readonly isNew: boolean;
  readonly namespace: string;
}

function questions(found: Exclude<SealedSecretResult, Refused>): Step<Answers>[] {
  return [
    {
      when: () => found.keys.length > 0,
      ask: async (asker, said) => {
        const known = found.keys.map((key) => ({
          value: key,
          label: key,
          detail: vscode.l10n.t('Replaces its value.'),
        }));
        const another = { value: null, icon: 'add', label: vscode.l10n.t('Another Key…') };
        const placeholder = vscode.l10n.t('The key that is to be set');
        const key = await asker.choose<string | null>({
          placeholder,
          choices: [...known, another],
          proposed: said.isNew ? null : said.key,
        });
        return { ...said, isNew: key === null, key: key ?? (found.keys.includes(said.key) ? '' : said.key) };
      },
    },
    {
      when: ({ isNew }) => isNew,
      ask: async (asker, said) => {
        const prompt = vscode.l10n.t('The name of the key.');
        return { ...said, key: await asker.text({ prompt, value: said.key, problem: keyProblem }) };
      },
    },
    {
      when: () => found.namespace === null && found.scope !== 'cluster-wide',
      ask: async (asker, said) => {
        const prompt = vscode.l10n.t('The SealedSecret says no namespace; the one it is to be in.');
        return { ...said, namespace: await asker.text({ prompt, value: said.namespace, problem: namespaceProblem }) };
      },
    },
  ];
}
