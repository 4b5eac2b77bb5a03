import * as vscode from 'vscode';
import type {
  CompletionItem,
  CompletionItemKind,
  CompletionList,
  Hover,
  MarkupContent,
  Range,
  TextEdit,
} from 'vscode-languageserver-protocol';

/** From the words of the Language Server Protocol to the editor's; `firstLine` is where the document begins in its file. */
export function toCompletionList(list: CompletionList, firstLine: number): vscode.CompletionList {
  return new vscode.CompletionList(
    list.items.map((item) => toItem(item, firstLine)),
    list.isIncomplete,
  );
}

export function toHover(hover: Hover, firstLine: number): vscode.Hover | null {
  const { contents } = hover;
  const parts = (Array.isArray(contents) ? contents : [contents])
    .map((part) => (typeof part === 'string' ? part : part.value))
    .filter((part) => part.trim() !== '');
  if (parts.length === 0) return null;
  return new vscode.Hover(parts.map(markdown), hover.range === undefined ? undefined : toRange(hover.range, firstLine));
}

function toItem(item: CompletionItem, firstLine: number): vscode.CompletionItem {
  const converted = new vscode.CompletionItem(item.label, item.kind === undefined ? undefined : kinds.get(item.kind));
  if (item.detail !== undefined) converted.detail = item.detail;
  if (item.sortText !== undefined) converted.sortText = item.sortText;
  if (item.filterText !== undefined) converted.filterText = item.filterText;
  if (item.documentation !== undefined) converted.documentation = markdown(textOf(item.documentation));
  const edit = item.textEdit !== undefined && 'range' in item.textEdit ? item.textEdit : undefined;
  const text = edit?.newText ?? item.insertText ?? item.label;
  converted.insertText = item.insertTextFormat === 2 ? new vscode.SnippetString(text) : text;
  if (edit !== undefined) converted.range = toRange(edit.range, firstLine);
  const more = item.additionalTextEdits?.map(
    (one: TextEdit) => new vscode.TextEdit(toRange(one.range, firstLine), one.newText),
  );
  if (more !== undefined) converted.additionalTextEdits = more;
  return converted;
}

/** The kinds that a completion of YAML has, by the protocol's number; the editor counts them otherwise. */
const kinds: ReadonlyMap<CompletionItemKind, vscode.CompletionItemKind> = new Map([
  [9, vscode.CompletionItemKind.Module],
  [10, vscode.CompletionItemKind.Property],
  [12, vscode.CompletionItemKind.Value],
  [13, vscode.CompletionItemKind.Enum],
  [15, vscode.CompletionItemKind.Snippet],
  [16, vscode.CompletionItemKind.Color],
]);

function textOf(documentation: string | MarkupContent): string {
  return typeof documentation === 'string' ? documentation : documentation.value;
}

/** Descriptions come from CustomResourceDefinitions that anybody may have written: text, no HTML, no commands. */
function markdown(text: string): vscode.MarkdownString {
  const content = new vscode.MarkdownString(text);
  content.supportHtml = false;
  content.isTrusted = false;
  return content;
}

function toRange({ start, end }: Range, firstLine: number): vscode.Range {
  return new vscode.Range(start.line + firstLine, start.character, end.line + firstLine, end.character);
}
