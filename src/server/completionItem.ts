import { CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver/node';
import type { CompletionItem, Range } from 'vscode-languageserver/node';
import { described } from './explanation.ts';

/** What may be written in an expression of either language. */
interface Offered {
  readonly label: string;
  readonly kind: keyof typeof itemKinds;
  readonly detail: string;
  /** What it is; empty where nothing is to be said. */
  readonly does: string;
  /** With holes of a snippet in a function, and in nothing else: names of fields may have a dollar. */
  readonly insert: string;
}

const itemKinds = {
  variable: CompletionItemKind.Variable,
  field: CompletionItemKind.Field,
  function: CompletionItemKind.Function,
  keyword: CompletionItemKind.Keyword,
} as const;

/** The item of what is offered at a place in the order, for a range of the document. */
export function completionItem(
  { label, kind, detail, does, insert }: Offered,
  index: number,
  range: Range,
): CompletionItem {
  return {
    label,
    kind: itemKinds[kind],
    detail,
    ...documented(does),
    sortText: sortText(index),
    insertTextFormat: kind === 'function' ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range, newText: insert },
  };
}

/** What something is, beside its name. */
export function documented(does: string): Pick<CompletionItem, 'documentation'> {
  return does === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: described(does) } };
}

/** The order says what is near. */
export function sortText(index: number): string {
  return String(index).padStart(5, '0');
}
