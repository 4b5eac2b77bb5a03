import type { CodeAction, CodeActionParams, Diagnostic } from 'vscode-languageserver/node';
import { isSameSource } from '../domain/finding.ts';
import type { Finding } from '../domain/finding.ts';
import { toRange } from './convert.ts';
import type { DiagnosticData } from './convert.ts';
import { fixing } from './fixing.ts';
import { policyActions } from './policyActions.ts';
import type { PolicyFiles } from '../repository/policyFiles.ts';
import type { OpenDocuments } from './documents.ts';
import type { Judged } from './judged.ts';

/** The fixes of the findings that the editor asks about; found by code, place and what says them. */
export async function codeActions(
  { textDocument, context }: CodeActionParams,
  documents: OpenDocuments,
  policies: PolicyFiles,
): Promise<CodeAction[]> {
  const judged = await documents.judged(textDocument.uri);
  if (judged === undefined || judged.version !== judged.document.version) return [];
  return eachOnce(
    context.diagnostics
      .filter((diagnostic) => diagnostic.source === 'slipway')
      .flatMap((diagnostic) => {
        const finding = judged.judgement.findings.find((candidate) => isSame(candidate, diagnostic, judged));
        if (finding === undefined) return [];
        return fixesOf(finding, diagnostic, judged).concat(policyActions(finding, diagnostic, judged, policies));
      }),
  );
}

/** What does the same for several findings is offered once, for all of them. */
function eachOnce(actions: readonly CodeAction[]): CodeAction[] {
  const alike = Map.groupBy(actions, ({ title, edit }) => JSON.stringify([title, edit]));
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const diagnostics = [first, ...others].flatMap((one) => one.diagnostics ?? []);
    return [{ ...first, diagnostics }];
  });
}

function isSame(finding: Finding, diagnostic: Diagnostic, { document }: Judged): boolean {
  if (finding.code !== diagnostic.code || !isSaidAlike(finding, diagnostic)) return false;
  const { start, end } = toRange(finding.range, document);
  const { range } = diagnostic;
  return (
    start.line === range.start.line &&
    start.character === range.start.character &&
    end.line === range.end.line &&
    end.character === range.end.character
  );
}

/** Two policies may say something of one field, and two parts of a policy the same of it. */
function isSaidAlike({ saidBy, message }: Finding, diagnostic: Diagnostic): boolean {
  const data = diagnostic.data as DiagnosticData | undefined;
  if (saidBy === undefined) return message === diagnostic.message;
  return data?.saidBy !== undefined && data.saidBy !== null && isSameSource(saidBy, data.saidBy);
}

function fixesOf(finding: Finding, diagnostic: Diagnostic, judged: Judged): CodeAction[] {
  return finding.fixes.map((fix) => fixing(fix, diagnostic, judged));
}
