import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver/node';
import type { Finding } from '../domain/finding.ts';
import { toRange } from './convert.ts';
import { fixing } from './fixing.ts';
import { policyActions } from './policyActions.ts';
import type { PolicyFiles } from '../repository/policyFiles.ts';
import type { Judged, OpenDocuments } from './documents.ts';

/** The fixes of the findings that the editor asks about; found by code, place and message. */
export async function codeActions(
  { textDocument, context }: CodeActionParams,
  documents: OpenDocuments,
  policies: PolicyFiles,
): Promise<CodeAction[]> {
  const judged = await documents.judged(textDocument.uri);
  if (judged === undefined || judged.version !== judged.document.version) return [];
  return context.diagnostics
    .filter((diagnostic) => diagnostic.source === 'slipway')
    .flatMap((diagnostic) => {
      const finding = judged.judgement.findings.find((candidate) => isSame(candidate, diagnostic, judged));
      if (finding === undefined) return [];
      return fixesOf(finding, diagnostic, judged).concat(policyActions(finding, diagnostic, judged, policies));
    });
}

function isSame(finding: Finding, diagnostic: Diagnostic, { document }: Judged): boolean {
  // Two policies may say something of one field.
  if (finding.code !== diagnostic.code || finding.message !== diagnostic.message) return false;
  const { start, end } = toRange(finding.range, document);
  const { range } = diagnostic;
  return (
    start.line === range.start.line &&
    start.character === range.start.character &&
    end.line === range.end.line &&
    end.character === range.end.character
  );
}

function fixesOf(finding: Finding, diagnostic: Diagnostic, judged: Judged): CodeAction[] {
  return finding.fixes.map((fix) => fixing(fix, diagnostic, judged));
}
