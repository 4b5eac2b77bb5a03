import * as vscode from 'vscode';
import { create } from '../../actions/create.ts';
import type { Created } from '../../actions/create.ts';
import { planCreation } from '../../actions/createPlan.ts';
import type { CreateFailure, CreatePlan } from '../../actions/createPlan.ts';
import { answersOf, proposed } from '../../domain/template/interview.ts';
import { textOf } from '../../domain/template/tree.ts';
import { proposedFolder } from '../creation/folder.ts';
import { questions } from '../creation/questions.ts';
import type { Answers } from '../creation/questions.ts';
import { reviewOf } from '../creation/review.ts';
import { cancellable } from '../cancellation.ts';
import type { Outside } from '../outside.ts';
import { Preview } from '../preview.ts';
import { askSteps } from '../steps.ts';
import type { Choice, Step } from '../steps.ts';
import type { CommandServices } from './commands.ts';

/** "Slipway: Create Platform Repository…": asks, shows all that would be written, writes it when it is wanted. */
export async function createPlatform(services: CommandServices): Promise<void> {
  const outside = await services.outside();
  const { template } = outside;
  const read = await outside.templates.read(template);
  const platform = 'files' in read ? textOf(read.files.find(({ path }) => path === 'platform.yaml')?.bytes) : null;
  if (platform === null) throw new Error(`The template in ${template} has no platform.yaml.`);
  const preview = new Preview(`${vscode.l10n.t('New Platform Repository')}.md`);
  try {
    const title = vscode.l10n.t('Create Platform Repository');
    const start = { folder: await proposedFolder(outside.writer), interview: proposedHere(platform), decision: null };
    const plan = (answers: Answers): Promise<Planned> =>
      planCreation(outside, {
        template,
        name: null,
        version: services.version,
        answers: { text: JSON.stringify(answersOf(answers.interview, platform)), name: vscode.l10n.t('your answers') },
      });
    const steps = [...questions<Decided>(platform, outside.writer), decide(outside, preview, plan)];
    const answers = await askSteps<Decided>(title, steps, start);
    if (answers === undefined || answers.decision === null) return;
    const { folder, decision } = answers;
    const created = await write(outside, decision.plan, folder, decision.git);
    if (created !== null) void tell(created, folder, outside, services);
  } finally {
    await preview.close();
    preview.dispose();
  }
}

type Planned = CreatePlan | { readonly failures: readonly CreateFailure[] };

interface Decided extends Answers {
  readonly decision: { readonly plan: CreatePlan; readonly git: boolean } | null;
}

/** The template's time zone is as good as none: the user's own is proposed. */
function proposedHere(platform: string): Answers['interview'] {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { ...proposed(platform), timeZone };
}

/** The last step: everything is shown behind the box, and going back changes it. */
function decide(outside: Outside, preview: Preview, plan: (answers: Answers) => Promise<Planned>): Step<Decided> {
  return {
    ask: async (asker, answers) => {
      const planned = await plan(answers);
      if ('failures' in planned) {
        const placeholder = vscode.l10n.t('The answers do not fit together: go back and change them');
        await asker.choose({ placeholder, choices: planned.failures.map(failed) });
        return asker.back();
      }
      await preview.show(reviewOf(planned, answers.folder));
      const git = await asker.choose({
        placeholder: vscode.l10n.t('{0} files are ready to be written to {1}', planned.files.length, answers.folder),
        choices: await decisions(outside, answers.folder, planned.branch),
      });
      return { ...answers, decision: { plan: planned, git } };
    },
  };
}

function failed({ sentence }: CreateFailure): Choice<null> {
  return { icon: 'error', label: sentence, value: null };
}

/** Git runs where its user trusts what lies around; elsewhere the files come without it. */
async function decisions({ git, inWorkspace }: Outside, folder: string, branch: string): Promise<Choice<boolean>[]> {
  const mayRun = vscode.workspace.isTrusted || !inWorkspace(folder);
  const without = !mayRun
    ? vscode.l10n.t('Git does not run in a workspace that is not trusted.')
    : vscode.l10n.t('No git is on the PATH.');
  if (!mayRun || !(await git.isThere())) return [{ label: vscode.l10n.t('Create'), detail: without, value: false }];
  return [
    {
      label: vscode.l10n.t('Create and Commit'),
      detail: vscode.l10n.t(
        'Runs git init and makes the first commit on {0}, with your name, hooks and signing.',
        branch,
      ),
      value: true,
    },
    {
      label: vscode.l10n.t('Create Without a Commit'),
      detail: vscode.l10n.t('Writes the files and nothing else.'),
      value: false,
    },
  ];
}

async function write(outside: Outside, plan: CreatePlan, folder: string, git: boolean): Promise<Created | null> {
  const increment = 100 / plan.files.length;
  const input = { folder, shown: folder, git };
  const created = await cancellable(vscode.l10n.t('Creating the platform repository'), (signal, progress) =>
    create(outside, plan, input, signal, (message) => progress.report({ increment, message })),
  );
  if (created === null || !('status' in created)) return created;
  void vscode.window.showErrorMessage(sentences(created.failures));
  return null;
}

async function tell(
  { files, failures }: Created,
  folder: string,
  { inWorkspace }: Outside,
  { log }: CommandServices,
): Promise<void> {
  const [open, openNew, add] = [
    vscode.l10n.t('Open'),
    vscode.l10n.t('Open in New Window'),
    vscode.l10n.t('Add to Workspace'),
  ];
  const uri = vscode.Uri.file(folder);
  const isOpen = inWorkspace(folder);
  if (isOpen) await vscode.window.showTextDocument(vscode.Uri.joinPath(uri, 'platform.yaml'));
  const actions = isOpen ? [] : [open, openNew, ...(vscode.workspace.workspaceFolders === undefined ? [] : [add])];
  const said = vscode.l10n.t('Created {0} files in {1}.', files.length, folder);
  for (const { code, sentence } of failures) log.warn(`${code}: ${sentence}`);
  const chosen =
    failures.length > 0
      ? await vscode.window.showWarningMessage(sentences(failures), ...actions)
      : await vscode.window.showInformationMessage(said, ...actions);
  if (chosen === open) await vscode.commands.executeCommand('vscode.openFolder', uri, { forceReuseWindow: true });
  if (chosen === openNew) await vscode.commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: true });
  if (chosen === add) {
    const last = vscode.workspace.workspaceFolders?.length ?? 0;
    vscode.workspace.updateWorkspaceFolders(last, 0, { uri });
  }
}

function sentences(failures: readonly CreateFailure[]): string {
  return failures.map(({ sentence }) => sentence).join(' ');
}
