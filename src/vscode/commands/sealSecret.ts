import * as vscode from 'vscode';
import { namespaceProblem } from '../../domain/sealing/names.ts';
import type { Scope } from '../../domain/sealing/scope.ts';
import type { PlainSecret, PlainSecretsResult, Refused, SealResult } from '../../protocol.ts';
import { certificateProposal, certificateSaid, certificateSteps, lookForCertificate } from '../sealing/certificate.ts';
import type { CertificateSaid } from '../sealing/certificate.ts';
import { change, nameOf, takeBack, tellRefusal } from '../sealing/change.ts';
import type { Changed } from '../sealing/change.ts';
import { cleanUp } from '../sealing/cleaning.ts';
import { editorFor, folderOf, tellNoServer } from '../sealing/place.ts';
import { askScope } from '../sealing/scope.ts';
import { askSteps } from '../steps.ts';
import type { Step } from '../steps.ts';
import type { CommandServices } from './commands.ts';
import { withoutLinks } from '../text.ts';

/**
 * "Slipway: Seal Secret…": the Secrets of a file become SealedSecrets where they stand. `target` is the file, `place` a
 * place in the one that is meant.
 */
export async function sealSecret(services: CommandServices, target?: unknown, place?: unknown): Promise<void> {
  const editor = await editorFor(target);
  if (editor === undefined)
    return void vscode.window.showErrorMessage(vscode.l10n.t('Open a file with a Secret first.'));
  const { document } = editor;
  const server = await services.judging.server();
  if (server === null) return tellNoServer(services);
  const found = await server.plainSecrets({ uri: document.uri.toString() });
  if (found === null || found.secrets.length === 0) return tellNothing(document, found !== null);
  const pointed = place instanceof vscode.Position;
  const said = await ask(services, found, document, pointed ? place : editor.selection.active, pointed);
  if (said === undefined) return;
  const obtained = await certificateSaid(said.outside, folderOf(document), said.answers);
  if (obtained === null) return;
  const { which, scope, namespace } = said.answers;
  const result = await server.seal({
    uri: document.uri.toString(),
    version: found.version,
    at: which?.range.start ?? null,
    certificate: obtained.pem,
    scope,
    namespace: namespace === '' ? null : namespace,
  });
  if ('refused' in result) return tellRefusal(result, document);
  const changed = await change(document, found.version, result.edits);
  if (changed !== null) void tell(result, document, changed);
}

function tellNothing(document: vscode.TextDocument, isKnown: boolean): void {
  const said = isKnown
    ? vscode.l10n.t('{0} holds no Secret in plain text.', nameOf(document))
    : vscode.l10n.t('{0} was not looked at: Slipway seals in files that are open as YAML.', nameOf(document));
  void vscode.window.showInformationMessage(said);
}

interface Answers extends CertificateSaid {
  /** Null: all of them. */
  readonly which: PlainSecret | null;
  readonly scope: Scope;
  readonly namespace: string;
}

async function ask(
  services: CommandServices,
  { secrets, namespace }: PlainSecretsResult,
  document: vscode.TextDocument,
  place: vscode.Position,
  pointed: boolean,
) {
  const outside = await services.outside();
  const folder = folderOf(document);
  const own = await lookForCertificate(outside, folder);
  const here = secrets.find(({ range }) => range.start.line <= place.line && place.line <= range.end.line);
  const [only] = secrets;
  const which = secrets.length === 1 ? null : (here ?? null);
  const scope = (which ?? here ?? only)?.scope ?? 'strict';
  const start: Answers = { which, scope, namespace: namespace ?? '', ...certificateProposal(own) };
  const asksWhich = secrets.length > 1 && !(pointed && here !== undefined);
  const steps: Step<Answers>[] = [...questions(secrets, asksWhich), ...certificateSteps<Answers>(outside, folder, own)];
  const answers = await askSteps(vscode.l10n.t('Seal Secret'), steps, start);
  return answers === undefined ? undefined : { outside, answers };
}

function questions(secrets: readonly PlainSecret[], asksWhich: boolean): Step<Answers>[] {
  const meant = ({ which }: Answers): readonly PlainSecret[] => (which === null ? secrets : [which]);
  return [
    {
      when: () => asksWhich,
      ask: async (asker, said) => {
        const all = { value: null, label: vscode.l10n.t('All {0} Secrets', secrets.length) };
        const each = secrets.map((secret) => ({
          value: secret,
          label: titleOf(secret),
          description: vscode.l10n.t('line {0}', secret.range.start.line + 1),
          detail: secret.keys.join(', '),
        }));
        const which = await asker.choose<PlainSecret | null>({
          placeholder: vscode.l10n.t('Which of the Secrets in this file'),
          choices: [all, ...each],
          proposed: said.which,
        });
        return { ...said, which, scope: which?.scope ?? said.scope };
      },
    },
    { ask: async (asker, said) => ({ ...said, scope: await askScope(asker, said.scope) }) },
    {
      when: (said) => said.scope !== 'cluster-wide' && meant(said).some((secret) => secret.namespace === null),
      ask: async (asker, said) => {
        const namespace = await asker.text({
          prompt: vscode.l10n.t('The Secret says no namespace; the one it is to be in.'),
          value: said.namespace,
          problem: namespaceProblem,
        });
        return { ...said, namespace };
      },
    },
  ];
}

function titleOf({ name, namespace }: { readonly name: string; readonly namespace: string | null }): string {
  const shown = name === '' ? vscode.l10n.t('(no name)') : name;
  return namespace === null ? shown : `${namespace}/${shown}`;
}

async function tell(
  sealed: Exclude<SealResult, Refused>,
  document: vscode.TextDocument,
  changed: Changed,
): Promise<void> {
  const [clean, undo] = [vscode.l10n.t('Clean Up…'), vscode.l10n.t('Undo')];
  const remains = vscode.l10n.t("The plain text is still in this editor's undo history and in Local History.");
  const sentences = withoutLinks([summaryOf(sealed), ...warningsOf(sealed), remains].join(' '));
  const chosen =
    sealed.exposed.length > 0
      ? await vscode.window.showWarningMessage(sentences, clean, undo)
      : await vscode.window.showInformationMessage(sentences, clean, undo);
  if (chosen === clean) await cleanUp(document);
  if (chosen === undo) await takeBack(document, changed);
}

function summaryOf({ secrets }: Exclude<SealResult, Refused>): string {
  const keys = secrets.reduce((sum, secret) => sum + secret.keys.length, 0);
  const [only, more] = secrets;
  if (only === undefined || more !== undefined)
    return vscode.l10n.t('Sealed {0} keys of {1} Secrets.', keys, secrets.length);
  const title = titleOf(only);
  return keys === 1
    ? vscode.l10n.t('Sealed 1 key of Secret {0} ({1}).', title, only.scope)
    : vscode.l10n.t('Sealed {0} keys of Secret {1} ({2}).', keys, title, only.scope);
}

function warningsOf({ secrets, exposed }: Exclude<SealResult, Refused>): string[] {
  const dropped = secrets.reduce((sum, secret) => sum + secret.droppedComments, 0);
  return [
    ...exposed.map(({ key, line }) =>
      vscode.l10n.t('The value of "{0}" can still be read in line {1}.', key, line + 1),
    ),
    ...(dropped === 0
      ? []
      : [vscode.l10n.t('Comments beside the values were left out, since they may show them: {0}.', dropped)]),
  ];
}
