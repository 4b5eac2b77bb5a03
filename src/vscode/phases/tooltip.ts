import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import type { CheckResult, PhaseResult } from '../../domain/phases/result.ts';
import { commandLink } from './markdown.ts';
import { culpritTold, evidenceTold, moment, reasonsTold } from './told.ts';
import { brief, stateWord } from './words.ts';

/** More is in the evidence. */
const most = 5;

/** What a hover says about a check. Texts of the cluster and of the repository are data: nothing in them is obeyed. */
export function checkTooltip(phase: PhaseResult, check: CheckResult, now: Date): vscode.MarkdownString {
  const reference = { phase: phase.id, check: check.id };
  const hover = new Hover();
  const level = check.level === 'advisory' ? ` · ${vscode.l10n.t('advisory')}` : '';
  hover.strong(check.title).say(` · ${stateWord(check.state)}${level}`);
  if (check.why !== null) hover.paragraph(check.why);
  if (check.message !== '') hover.paragraph(check.message);
  for (const reason of reasonsTold(check)) hover.paragraph(reason);
  const told = evidenceTold(check.evidence, now);
  if (told.length > 0) hover.list(told.slice(0, most), told.length - most);
  else if (check.evidence.at !== null) hover.paragraph(moment(new Date(check.evidence.at), now));
  hover.links(
    check.culprits.slice(0, most).map((culprit) => [culpritTold(culprit), commands.showEvidence, reference] as const),
  );
  if (check.remedy !== null)
    hover.paragraph(check.remedy).say(' ').link(vscode.l10n.t('Open'), commands.openManifest, reference);
  hover.paragraph('').link(vscode.l10n.t('Show Evidence'), commands.showEvidence, reference);
  hover.say(' · ').link(vscode.l10n.t('Validate'), commands.validateCheck, reference);
  return hover.markdown;
}

/** What a hover says about a phase. */
export function phaseTooltip(phase: PhaseResult): vscode.MarkdownString {
  const hover = new Hover();
  hover
    .strong(phase.title)
    .say(` · ${stateWord(phase.state)}`)
    .paragraph(phase.summary);
  if (phase.reason !== null) hover.paragraph(phase.reason);
  const next = phase.steps.find(({ satisfied }) => !satisfied);
  if (next !== undefined && phase.state !== 'passed')
    hover.paragraph(vscode.l10n.t('Next step: {0}', next.title)).say(next.reason === '' ? '' : ` (${next.reason})`);
  hover.paragraph('').link(vscode.l10n.t('Validate'), commands.validatePhase, { phase: phase.id, check: null });
  return hover.markdown;
}

/** Markdown that is made of text, and of links to our own commands. */
class Hover {
  readonly markdown = new vscode.MarkdownString();

  constructor() {
    this.markdown.supportHtml = false;
    this.markdown.isTrusted = {
      enabledCommands: [commands.showEvidence, commands.openManifest, commands.validateCheck, commands.validatePhase],
    };
  }

  strong(text: string): this {
    this.markdown.appendMarkdown('**').appendText(brief(text)).appendMarkdown('**');
    return this;
  }

  /** `appendText` makes spaces that no line breaks at: a sentence is written word by word. */
  say(text: string): this {
    const [first = '', ...words] = brief(text).split(' ');
    this.markdown.appendText(first);
    for (const [index, word] of words.entries()) {
      // What begins a line may be the mark of a list, which a plain space would complete.
      if (index === 0) this.markdown.appendText(' ');
      else this.markdown.appendMarkdown(' ');
      this.markdown.appendText(word);
    }
    return this;
  }

  paragraph(text: string): this {
    this.markdown.appendMarkdown('\n\n');
    return this.say(text);
  }

  link(text: string, command: string, ...args: readonly unknown[]): this {
    this.markdown
      .appendMarkdown('[')
      .appendText(brief(text))
      .appendMarkdown(`](${commandLink(command, ...args)})`);
    return this;
  }

  list(lines: readonly string[], more: number): this {
    this.markdown.appendMarkdown('\n');
    for (const line of lines) {
      this.markdown.appendMarkdown('\n- ');
      this.say(line);
    }
    return more > 0 ? this.paragraph(vscode.l10n.t('and {0} more', more)) : this;
  }

  links(rows: readonly (readonly [text: string, command: string, argument: unknown])[]): this {
    if (rows.length > 0) this.markdown.appendMarkdown('\n');
    for (const [text, command, argument] of rows) {
      this.markdown.appendMarkdown('\n- ');
      this.link(text, command, argument);
    }
    return this;
  }
}
