import * as vscode from 'vscode';
import type { CreatePlan } from '../../actions/createPlan.ts';
import { fenced } from '../../domain/markdown.ts';
import { differenceOf } from '../../domain/template/difference.ts';

/** What a plan would write, as a Markdown document for the eyes of whoever decides. */
export function reviewOf({ files, platform, template }: CreatePlan, folder: string): string {
  const changes = differenceOf(platform.before, platform.after);
  return [
    `# ${vscode.l10n.t('A New Platform Repository')}`,
    '',
    vscode.l10n.t(
      '{0} files are written to {1}, from the template of Slipway {2}.',
      files.length,
      folder,
      template.version,
    ),
    '',
    `## ${vscode.l10n.t('Your Answers in platform.yaml')}`,
    '',
    ...(changes.length === 0 ? [vscode.l10n.t('The template as it is.')] : fenced(changes.join('\n'), 'diff')),
    '',
    vscode.l10n.t('What the hosts are capable of, sizes, models and all else can be changed in this file at any time.'),
    '',
    `## ${vscode.l10n.t('Files')}`,
    '',
    ...fenced(files.map(({ path }) => path).join('\n'), ''),
    '',
  ].join('\n');
}
