import * as vscode from 'vscode';
import type { CheckResult, PhaseResult, State } from '../../domain/phases/result.ts';
import { short } from '../text.ts';

/** More than this says nothing more beside a title. */
const longest = 300;

/** Text of others on one line, and not more of it than a row can show. */
export function brief(text: string): string {
  return short(text, longest);
}

/** The state of a row as a word, for those who do not see its icon. */
export function stateWord(state: State): string {
  switch (state) {
    case 'passed':
      return vscode.l10n.t('passed');
    case 'failed':
      return vscode.l10n.t('failed');
    case 'blocked':
      return vscode.l10n.t('blocked');
    case 'unknown':
      return vscode.l10n.t('unknown');
    case 'running':
      return vscode.l10n.t('running');
    case 'stale':
      return vscode.l10n.t('not up to date');
    case 'notApplicable':
      return vscode.l10n.t('not applicable');
  }
}

/** How many required checks of a phase there are by what they came to; those that do not apply are left out. */
export interface Counts {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly needsValidate: number;
}

export function countsOf({ checks }: PhaseResult): Counts {
  const counted = checks.filter(({ level, state }) => level === 'required' && state !== 'notApplicable');
  const count = (accept: (check: CheckResult) => boolean): number => counted.filter(accept).length;
  return {
    total: counted.length,
    passed: count(({ state, was }) => (state === 'stale' ? was : state) === 'passed'),
    failed: count(({ state, was }) => (state === 'stale' ? was : state) === 'failed'),
    needsValidate: count(({ needsValidate }) => needsValidate),
  };
}

/** What stands beside the title of a phase: `5/7 · 1 failed`, or for whom it waits. */
export function phaseDescription(phase: PhaseResult, titles: ReadonlyMap<string, string>): string {
  if (phase.reason !== null && phase.checks.length === 0) return brief(phase.reason);
  if (phase.state === 'notApplicable') return vscode.l10n.t('not applicable');
  const { total, passed, failed, needsValidate } = countsOf(phase);
  const waits = phase.state === 'blocked' ? waitsFor(phase, titles) : null;
  const said = failed === 0 ? [] : [vscode.l10n.t('{0} failed', failed)];
  if (waits !== null) return [waits, ...said].join(' · ');
  const asked = failed === 0 && needsValidate > 0 ? [vscode.l10n.t('{0} need Validate', needsValidate)] : [];
  return [`${passed}/${total}`, ...said, ...asked].join(' · ');
}

function waitsFor({ blockedBy }: PhaseResult, titles: ReadonlyMap<string, string>): string | null {
  const [first] = blockedBy;
  return first === undefined ? null : vscode.l10n.t('waits for {0}', brief(titles.get(first) ?? first));
}

/** What stands beside the title of a check: what was found, with the name of the culprit. */
export function checkDescription(check: CheckResult, age: string | null): string {
  if (check.state === 'notApplicable') return stateWord(check.state);
  const said = brief(check.message !== '' ? check.message : (check.reason ?? stateWord(check.state)));
  return age === null ? said : `${said} · ${age}`;
}

/** How many required checks have failed: the number at the view. */
export function failedOf(phases: readonly PhaseResult[]): number {
  return phases.reduce((sum, phase) => sum + phase.checks.filter(hasFailed).length, 0);
}

function hasFailed({ level, state }: CheckResult): boolean {
  return level === 'required' && state === 'failed';
}
