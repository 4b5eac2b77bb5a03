import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import type { CheckResult, PhaseResult } from '../../domain/phases/result.ts';
import { isBootstrappable } from '../bootstrap/bootstrappable.ts';
import { Hover } from '../hover.ts';
import { culpritTold, evidenceTold, moment, reasonsTold } from './told.ts';
import { brief, stateWord } from './words.ts';

/** More is in the evidence. */
const most = 5;

/** What a hover says about a check. Texts of the cluster and of the repository are data: nothing in them is obeyed. */
export function checkTooltip(phase: PhaseResult, check: CheckResult, now: Date): vscode.MarkdownString {
  const reference = { phase: phase.id, check: check.id };
  const hover = new Hover([
    commands.showEvidence,
    commands.openManifest,
    commands.validateCheck,
    commands.validatePhase,
  ]);
  const level = check.level === 'advisory' ? ` · ${vscode.l10n.t('advisory')}` : '';
  hover.strong(brief(check.title)).say(` · ${stateWord(check.state)}${level}`);
  if (check.why !== null) hover.paragraph(brief(check.why));
  if (check.message !== '') hover.paragraph(brief(check.message));
  for (const reason of reasonsTold(check)) hover.paragraph(brief(reason));
  const told = evidenceTold(check.evidence, now);
  hover.list(told.slice(0, most), (line) => hover.say(brief(line)));
  if (told.length > most) hover.paragraph(vscode.l10n.t('and {0} more', told.length - most));
  if (told.length === 0 && check.evidence.at !== null) hover.paragraph(moment(new Date(check.evidence.at), now));
  hover.list(check.culprits.slice(0, most), (culprit) => {
    hover.link(brief(culpritTold(culprit)), commands.showEvidence, reference);
  });
  if (check.remedy !== null)
    hover.paragraph(brief(check.remedy)).say(' ').link(vscode.l10n.t('Open'), commands.openManifest, reference);
  hover.paragraph('').link(vscode.l10n.t('Show Evidence'), commands.showEvidence, reference);
  hover.say(' · ').link(vscode.l10n.t('Validate'), commands.validateCheck, reference);
  return hover.markdown;
}

/** What a hover says about a phase. */
export function phaseTooltip(phase: PhaseResult): vscode.MarkdownString {
  const hover = new Hover([commands.validatePhase, commands.bootstrapPhase]);
  hover
    .strong(brief(phase.title))
    .say(` · ${stateWord(phase.state)}`)
    .paragraph(brief(phase.summary));
  if (phase.reason !== null) hover.paragraph(brief(phase.reason));
  for (const { problem } of phase.steps) if (problem !== null) hover.paragraph(brief(problem));
  const next = phase.steps.find(({ satisfied }) => !satisfied);
  if (next !== undefined && phase.state !== 'passed') {
    const reason = next.reason === '' ? '' : ` (${brief(next.reason)})`;
    hover.paragraph(vscode.l10n.t('Next step: {0}', brief(next.title))).say(reason);
  }
  const reference = { phase: phase.id, check: null };
  hover.paragraph('').link(vscode.l10n.t('Validate'), commands.validatePhase, reference);
  if (isBootstrappable(phase))
    hover.say(' · ').link(vscode.l10n.t('Bootstrap Phase…'), commands.bootstrapPhase, reference);
  return hover.markdown;
}
