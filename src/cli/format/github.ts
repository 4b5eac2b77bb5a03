import type { Severity } from '../../domain/code.ts';
import { slashed } from './json.ts';
import type { Linted } from './formats.ts';
import { printed } from './position.ts';

const levels: Readonly<Record<Severity, string | null>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: null,
};

/** Workflow commands of GitHub Actions: annotations on the lines of a pull request. */
export function github({ report }: Linted): string {
  return report.files
    .flatMap((file) =>
      file.findings.flatMap(({ code, severity, message, range }) => {
        const level = levels[severity];
        if (level === null) return [];
        const { start, end } = printed(range, file.lines);
        const properties = {
          file: slashed(file.path),
          line: start.line,
          col: start.column,
          endLine: end.line,
          endColumn: end.column,
          title: code,
        };
        const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
        return [`::${level} ${written.join(',')}::${escapeMessage(message)}\n`];
      }),
    )
    .join('');
}

/** https://github.com/actions/toolkit, command.ts: what would end or split a command is written in per cent. */
function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('::', '%3A%3A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
