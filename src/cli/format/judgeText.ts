import type { JudgeReport } from '../../actions/judge.ts';
import { lineStarts } from '../../domain/lines.ts';
import { notKnown } from '../../domain/missing.ts';
import { visible } from '../../domain/visible.ts';
import { outcomePlace } from '../../repository/outcomePlace.ts';
import { slashed } from './json.ts';
import { judgedRows } from './judgeRows.ts';
import type { JudgedRow } from './judgeRows.ts';
import { countedAs, judgeSummary } from './judgeSummary.ts';
import type { JudgeSummary } from './judgeSummary.ts';
import { printed } from './position.ts';

/** A line for each row that is not well, as compilers print them, and one that counts all; `all` shows every row. */
export function judgeText(report: JudgeReport, all: boolean): string {
  const rows = judgedRows(report);
  const lines = new Map([...report.texts].map(([file, text]) => [file, lineStarts(text)]));
  const shown = rows.filter(({ outcome }) => all || isNotWell(countedAs(outcome)));
  if (report.objects.length === 0 || report.policies.length === 0) return '';
  return [...shown.map((row) => lineOf(row, lines)), conclusion(report, judgeSummary(rows)), ''].join('\n');
}

function isNotWell(counted: keyof JudgeSummary): boolean {
  return counted === 'fail' || counted === 'warn' || counted === 'error' || counted === 'unjudged';
}

function lineOf({ policy, object, outcome }: JudgedRow, lines: ReadonlyMap<string, readonly number[]>): string {
  const range = outcome === null ? null : outcomePlace(outcome, object, policy.source).range;
  const start = range ?? { start: object.start + object.node.start, end: object.start + object.node.start };
  const { line, column } = printed(start, lines.get(object.file) ?? []).start;
  const rule = outcome === null || outcome.rule === '' ? policy.name : `${policy.name}/${outcome.rule}`;
  const { kind, name } = object.identity;
  const what = `${kind} ${[object.placedIn, name].filter(Boolean).join('/')}`;
  const parts = [
    outcome?.message ?? '',
    outcome?.reason ?? '',
    notKnown(outcome?.missing ?? []),
    assumedIn(outcome),
  ].filter(Boolean);
  const said = parts.length === 0 ? '' : `: ${parts.join(' ')}`;
  return visible(`${slashed(object.file)}:${line}:${column}: ${countedAs(outcome)}: ${what}: ${rule}${said}`);
}

function assumedIn(outcome: JudgedRow['outcome']): string {
  return (outcome?.assumptions ?? []).map((assumption) => `Assumed: ${assumption}`).join(' ');
}

function conclusion({ objects, policies }: JudgeReport, summary: JudgeSummary): string {
  const { pass, fail, warn, error, skip, unjudged } = summary;
  const counts = [`${pass} passed`, `${fail} failed`, `${warn} warned`, `${error} without a verdict for an error`];
  const left = [...(skip > 0 ? [`${skip} skipped`] : []), ...(unjudged > 0 ? [`${unjudged} not judged`] : [])];
  return `Judged ${count(objects.length, 'object', 'objects')} with ${count(policies.length, 'policy', 'policies')}: ${[...counts, ...left].join(', ')}.`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
