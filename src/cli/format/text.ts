import type { LintedFile } from '../../actions/lint.ts';
import { slashed } from './json.ts';
import type { Linted } from './formats.ts';
import { printed } from './position.ts';
import type { Summary } from './summary.ts';
import { summarize } from './summary.ts';
import { visible } from '../../domain/visible.ts';

/** A line a finding, as compilers print them, and one that counts what was checked. */
export function text({ report }: Linted): string {
  const lines = report.files.flatMap(findingsOf);
  const summary = summarize(report);
  return summary.files === 0 ? '' : [...lines, conclusion(summary), ''].join('\n');
}

function findingsOf(file: LintedFile): string[] {
  return file.findings.map(({ code, severity, message, range }) => {
    const { line, column } = printed(range, file.lines).start;
    return `${visible(slashed(file.path))}:${line}:${column}: ${severity}: ${visible(message)} (${code})`;
  });
}

/** What was checked, and what was not and why. */
function conclusion({ files, documents, error, warning, skipped, unjudged }: Summary): string {
  const found = [count(error, 'error'), ...(warning > 0 ? [count(warning, 'warning')] : [])];
  const left = [
    ...(unjudged > 0 ? [`${unjudged} not judged (no schema)`] : []),
    ...(skipped > 0 ? [`${skipped} skipped (not Kubernetes, or a Helm template)`] : []),
  ];
  return `Checked ${count(documents - skipped, 'manifest')} in ${count(files, 'file')}: ${[...found, ...left].join(', ')}.`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
