import { CodeActionKind } from 'vscode-languageserver/node';
import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver/node';
import type { Finding } from '../domain/finding.ts';
import { toRange } from './convert.ts';
import type { Judged, OpenDocuments } from './documents.ts';

/** The fixes of the findings that the editor asks about; found by code and place, never by message. */
export async function codeActions(
  { textDocument, context }: CodeActionParams,
  documents: OpenDocuments,
): Promise<CodeAction[]> {
  const judged = await documents.judged(textDocument.uri);
  if (judged === undefined || judged.version !== judged.document.version) return [];
  return context.diagnostics
    .filter((diagnostic) => diagnostic.source === 'slipway')
    .flatMap((diagnostic) => {
      const finding = judged.judgement.findings.find((candidate) => isSame(candidate, diagnostic, judged));
      return finding === undefined ? [] : fixesOf(finding, diagnostic, judged);
    });
}

function isSame(finding: Finding, diagnostic: Diagnostic, { document }: Judged): boolean {
  if (finding.code !== diagnostic.code) return false;
  const { start, end } = toRange(finding.range, document);
  const { range } = diagnostic;
  return (
    start.line === range.start.line &&
    start.character === range.start.character &&
    end.line === range.end.line &&
    end.character === range.end.character
  );
}

function fixesOf(finding: Finding, diagnostic: Diagnostic, { document, version }: Judged): CodeAction[] {
  return finding.fixes.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    isPreferred: fix.preferred,
    diagnostics: [diagnostic],
    edit: {
      documentChanges: [
        {
          textDocument: { uri: document.uri, version },
          edits: fix.edits.map((edit) => ({ range: toRange(edit.range, document), newText: edit.newText })),
        },
      ],
    },
  }));
}
