import { CompletionItemKind, CompletionItemTag, MarkupKind } from 'vscode-languageserver/node';
import type { CompletionItem, SignatureHelp } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { completionsAt } from '../domain/jmespath/complete/complete.ts';
import { signatureAt } from '../domain/jmespath/complete/signature.ts';
import { kyvernoLibrary } from '../domain/jmespath/library/kyverno/kyverno.ts';
import { plain } from '../domain/markdown.ts';
import { shift } from '../domain/range.ts';
import type { Range } from '../domain/range.ts';
import { classicAt } from '../repository/classicAt.ts';
import type { ClassicAt } from '../repository/classicAt.ts';
import type { KnownKinds } from '../repository/expressionAt.ts';
import { completionItem, sortText } from './completionItem.ts';
import { toRange } from './convert.ts';

/** What may be written at an offset of a classic policy, in JMESPath or as a word; nothing anywhere else. */
export function classicCompletion(
  document: TextDocument,
  offset: number,
  kinds: KnownKinds,
): readonly CompletionItem[] {
  const place = classicAt(document.getText(), offset, kinds);
  if (place === null) return [];
  return place.in === 'word' ? wordItems(document, offset, place) : queryItems(document, offset, place);
}

/** How the function around an offset is called; null where that is in no query of a classic policy, or in no call. */
export function classicSignature(document: TextDocument, offset: number, kinds: KnownKinds): SignatureHelp | null {
  const place = classicAt(document.getText(), offset, kinds);
  const called = place?.in === 'query' ? signatureAt(place.text, place.offset, kyvernoLibrary) : null;
  if (called === null) return null;
  const { signature, argument } = called;
  return {
    signatures: [
      {
        label: signature.label,
        documentation: signature.does,
        parameters: signature.parameters.map(({ start, end }) => ({ label: [start, end] })),
      },
    ],
    activeSignature: 0,
    activeParameter: argument,
  };
}

type In<Where extends ClassicAt['in']> = Extract<ClassicAt, { readonly in: Where }>;

function queryItems(document: TextDocument, offset: number, place: In<'query'>): readonly CompletionItem[] {
  return completionsAt(place.text, place.offset, place.root, kyvernoLibrary).flatMap((completion, index) => {
    const range = written(document, offset, place, completion.replace);
    return range === null ? [] : Object.assign(completionItem(completion, index, range), documented(completion.does));
  });
}

function wordItems(document: TextDocument, offset: number, place: In<'word'>): readonly CompletionItem[] {
  const range = written(document, offset, place, { start: 0, end: place.text.length });
  if (range === null) return [];
  return place.words.map(({ label, detail, does, isDeprecated }, index) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    detail,
    ...documented(does),
    ...(isDeprecated ? { tags: [CompletionItemTag.Deprecated] } : {}),
    sortText: sortText(index),
    textEdit: { range, newText: label },
  }));
}

/** Where a part of a value stands; null where it is written otherwise, with escapes: that is not ours to write over. */
function written(
  document: TextDocument,
  offset: number,
  place: ClassicAt,
  part: Range,
): ReturnType<typeof toRange> | null {
  const { start, end } = shift(part, offset - place.offset);
  const text = document.getText().slice(start, end);
  return text === place.text.slice(part.start, part.end) ? toRange({ start, end }, document) : null;
}

function documented(sentence: string): Pick<CompletionItem, 'documentation'> {
  return sentence === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: plain(sentence) } };
}
