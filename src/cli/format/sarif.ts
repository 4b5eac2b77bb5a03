import { codes, helpOf } from '../../domain/code.ts';
import type { Code } from '../../domain/code.ts';
import type { Severity } from '../../domain/code.ts';
import type { Finding } from '../../domain/finding.ts';
import type { LineStarts } from '../../domain/lines.ts';
import type { Range } from '../../domain/range.ts';
import type { LintedFile } from '../../actions/lint.ts';
import { slashed } from './json.ts';
import type { Linted } from './formats.ts';
import { printed } from './position.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'none',
};

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0), for code scanning. */
export function sarif({ report, version }: Linted): string {
  const used = [...new Set(report.files.flatMap((file) => file.findings.map((finding) => finding.code)))].toSorted();
  return `${JSON.stringify({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Slipway', version, rules: used.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: report.files.flatMap((file) => file.findings.map((finding) => resultOf(finding, file, used))),
      },
    ],
  })}\n`;
}

function ruleOf(code: Code): unknown {
  return { id: code, help: { text: `See ${helpOf(code)}.` }, defaultConfiguration: { level: levels[codes[code]] } };
}

function resultOf(finding: Finding, file: LintedFile, rules: readonly Code[]): unknown {
  return {
    ruleId: finding.code,
    ruleIndex: rules.indexOf(finding.code),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [locationOf(finding.range, file)],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map((related, id) => ({
            id,
            ...(related.elsewhere === undefined
              ? locationOf(related.range, file)
              : locationOf(related.range, { path: related.elsewhere.file, lines: related.elsewhere.lines })),
            message: { text: related.message },
          })),
        }),
  };
}

function locationOf(range: Range, file: Pick<LintedFile, 'path' | 'lines'>): { readonly physicalLocation: unknown } {
  return {
    physicalLocation: { artifactLocation: { uri: addressOf(file.path) }, region: regionOf(range, file.lines) },
  };
}

/** A relative reference (RFC 3986, 4.2): a colon in its first segment would make a scheme of it. */
function addressOf(path: string): string {
  const address = encodeURI(slashed(path)).replaceAll('#', '%23').replaceAll('?', '%3F');
  return /^[^/]*:/.test(address) ? `./${address}` : address;
}

function regionOf(range: Range, lines: LineStarts): unknown {
  const { start, end } = printed(range, lines);
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  };
}
