import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Diagnostic, Location, Position } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { helpOf } from '../domain/code.ts';
import type { Severity } from '../domain/code.ts';
import { grantedWords } from '../domain/finding.ts';
import type { Finding, Related, SaidBy } from '../domain/finding.ts';
import { positionAt } from '../domain/lines.ts';
import type { LineStarts } from '../domain/lines.ts';
import type { Range } from '../domain/range.ts';
import { uriOf } from './uri.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A finding in the words of the Language Server Protocol. */
export function toDiagnostic(finding: Finding, document: TextDocument, helpRoot: string): Diagnostic {
  return {
    source: 'slipway',
    code: finding.code,
    codeDescription: { href: `${helpRoot}${helpOf(finding.code)}` },
    severity: severities[finding.severity],
    message: finding.message,
    range: toRange(finding.range, document),
    data: dataOf(finding),
    relatedInformation: [...finding.related, ...grantedIn(finding)].map((related) => ({
      location: locationOf(related, document),
      message: related.message,
    })),
  };
}

/** It stands below what is said, not in it. */
function grantedIn(finding: Finding): readonly Related[] {
  const message = grantedWords(finding);
  return message === null ? [] : [{ range: finding.range, message }];
}

/** What the editor gives back with a diagnostic when it asks what can be done about it. */
export interface DiagnosticData {
  readonly pointer: string;
  readonly property: string | null;
  /** Null for what no policy says. */
  readonly saidBy: SaidBy | null;
}

function dataOf({ pointer, property, saidBy }: Finding): DiagnosticData {
  return { pointer, property, saidBy: saidBy ?? null };
}

function locationOf({ range, elsewhere }: Related, document: TextDocument): Location {
  if (elsewhere === undefined) return { uri: document.uri, range: toRange(range, document) };
  return { uri: uriOf(elsewhere.file), range: rangeIn(range, elsewhere.lines) };
}

/** A range of a file that is not open, by where its lines begin. */
export function rangeIn({ start, end }: Range, lines: LineStarts): Location['range'] {
  const position = (offset: number): Position => {
    const { line, column } = positionAt(lines, offset);
    return { line, character: column };
  };
  return { start: position(start), end: position(end) };
}

export function toRange({ start, end }: Range, document: TextDocument): Diagnostic['range'] {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
