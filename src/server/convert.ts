import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Diagnostic } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { helpOf } from '../domain/code.ts';
import type { Severity } from '../domain/code.ts';
import type { Finding } from '../domain/finding.ts';
import type { Range } from '../domain/range.ts';

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
    data: { pointer: finding.pointer, property: finding.property },
    relatedInformation: finding.related.map((related) => ({
      location: { uri: document.uri, range: toRange(related.range, document) },
      message: related.message,
    })),
  };
}

export function toRange({ start, end }: Range, document: TextDocument): Diagnostic['range'] {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
