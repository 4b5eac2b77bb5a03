import type { Range as LspRange } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { shift } from '../domain/range.ts';
import type { Range } from '../domain/range.ts';
import { toRange } from './convert.ts';

/**
 * Where a part of a value stands that has an offset of a document at an offset of its own; null where it is written
 * otherwise, with escapes: that is not ours to write over. Nor is what goes beyond a line, which an editor takes no edit for:
 * a lone carriage return ends one for the editor and not for YAML.
 */
export function written(
  document: TextDocument,
  offset: number,
  value: { readonly text: string; readonly offset: number },
  part: Range,
): LspRange | null {
  const { start, end } = shift(part, offset - value.offset);
  const text = document.getText().slice(start, end);
  const isSo = text === value.text.slice(part.start, part.end) && !/[\r\n]/.test(text);
  return isSo ? toRange({ start, end }, document) : null;
}
