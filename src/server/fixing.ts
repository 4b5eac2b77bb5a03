import { CodeActionKind } from 'vscode-languageserver/node';
import type { CodeAction, Diagnostic } from 'vscode-languageserver/node';
import type { Fix } from '../domain/finding.ts';
import { toRange } from './convert.ts';
import type { Judged } from './judged.ts';

/** A fix in the words of the Language Server Protocol, for the text that was judged. */
export function fixing(fix: Fix, diagnostic: Diagnostic, { document, version }: Judged): CodeAction {
  return {
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
  };
}
