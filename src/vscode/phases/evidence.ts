import * as vscode from 'vscode';
import type { Explanation } from '../../domain/explain/explanation.ts';
import { code, plain } from '../../domain/markdown.ts';
import type { CheckResult, Evidence, PhaseResult } from '../../domain/phases/result.ts';
import { evidenceTold, moment, reasonsTold } from './told.ts';
import { stateWord } from './words.ts';

/** What is known of the causes; null while it is asked, and where there is nothing to ask. */
export type Causes = Explanation | null;

/** All that is known of a check, as a Markdown document: for reading, and for sending to somebody. */
export function checkEvidence(phase: PhaseResult, check: CheckResult, causes: Causes, now: Date): string {
  const level = check.level === 'advisory' ? vscode.l10n.t('advisory') : vscode.l10n.t('required');
  return lines(
    `# ${plain(check.title)}`,
    '',
    `**${stateWord(check.state)}** · ${level} · ${plain(phase.title)} · ${code(`${phase.id}/${check.id}`)}`,
    ...paragraph(check.message),
    ...reasonsTold(check).flatMap(paragraph),
    ...section(vscode.l10n.t('Why It Matters'), paragraph(check.why ?? '')),
    ...section(vscode.l10n.t('What Is Wrong'), wrong(check, causes)),
    ...section(vscode.l10n.t('What to Do'), paragraph(check.remedy ?? '')),
    ...section(vscode.l10n.t('What Was Read'), read(check.evidence, now)),
    ...section(vscode.l10n.t('Where It Is Written'), paragraph(`${check.spot.path}:${check.spot.line + 1}`)),
  );
}

/** A phase with its checks and steps, as a Markdown document. */
export function phaseEvidence(phase: PhaseResult): string {
  const named = (title: string, state: string, said: string): string =>
    `${plain(title)}: ${state}${said === '' ? '' : `, ${plain(said)}`}`;
  return lines(
    `# ${phase.number} ${plain(phase.title)}`,
    '',
    `**${stateWord(phase.state)}** · ${code(phase.id)}`,
    ...paragraph(phase.summary),
    ...paragraph(phase.reason ?? ''),
    ...section(
      vscode.l10n.t('Checks'),
      list(phase.checks.map(({ title, state, message }) => named(title, stateWord(state), message))),
    ),
    ...section(
      vscode.l10n.t('Steps'),
      list(
        phase.steps.map(({ title, satisfied, reason }) =>
          named(title, satisfied ? vscode.l10n.t('done') : vscode.l10n.t('open'), reason),
        ),
      ),
    ),
  );
}

function wrong({ culprits }: CheckResult, causes: Causes): string[] {
  const objects = culprits.map(({ kind, namespace, name, pointer }) => {
    const object = `${plain(kind)} ${code(namespace === null ? name : `${namespace}/${name}`)}`;
    return pointer === '' ? object : vscode.l10n.t('{0} at {1}', object, code(pointer));
  });
  if (causes === null) return list(objects);
  const told = causes.causes.map(({ sentence, more }) =>
    plain(more === 0 ? sentence : `${sentence} ${vscode.l10n.t('{0} more say the same.', more)}`),
  );
  return [...list(objects), ...list(told), ...causes.unseen.flatMap(paragraph)];
}

function read(evidence: Evidence, now: Date): string[] {
  const told = evidenceTold(evidence, now);
  if (told.length > 0) return list(told.map(plain));
  return [
    ...(evidence.at === null ? [] : paragraph(moment(new Date(evidence.at), now))),
    ...paragraph(evidence.summary),
  ];
}

function section(title: string, body: readonly string[]): string[] {
  return body.length === 0 ? [] : ['', `## ${title}`, ...body];
}

function paragraph(text: string): string[] {
  return text === '' ? [] : ['', plain(text)];
}

function list(rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : ['', ...rows.map((row) => `- ${row}`)];
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
