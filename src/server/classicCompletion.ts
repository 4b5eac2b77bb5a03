import { CompletionItemKind, CompletionItemTag } from 'vscode-languageserver/node';
import type { CompletionItem, Hover, SignatureHelp } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { completionsAt } from '../domain/jmespath/complete/complete.ts';
import { explanationAt } from '../domain/jmespath/complete/explain.ts';
import type { Explanation } from '../domain/jmespath/complete/explain.ts';
import { signatureAt } from '../domain/jmespath/complete/signature.ts';
import { kyvernoLibrary } from '../domain/jmespath/library/kyverno/kyverno.ts';
import { classicAt } from '../repository/classicAt.ts';
import type { ClassicAt } from '../repository/classicAt.ts';
import type { KnownKinds } from '../repository/expressionAt.ts';
import { completionItem, documented, sortText } from './completionItem.ts';
import { explained } from './explanation.ts';
import { written } from './written.ts';

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

/** What the word at an offset of a classic policy is, in JMESPath or as an operator; null where none is known. */
export function classicExplanation(document: TextDocument, offset: number, kinds: KnownKinds): Hover | null {
  const place = classicAt(document.getText(), offset, kinds);
  if (place === null) return null;
  const explanation =
    place.in === 'word' ? ofWord(place) : explanationAt(place.text, place.offset, place.root, kyvernoLibrary);
  const range = explanation === null ? null : written(document, offset, place, explanation.range);
  return explanation === null || range === null ? null : explained([explanation.way], explanation.does, range);
}

function ofWord({ text, words }: In<'word'>): Explanation | null {
  const word = words.find(({ label, does }) => label === text && does !== '');
  return word === undefined ? null : { way: text, does: word.does, range: { start: 0, end: text.length } };
}

type In<Where extends ClassicAt['in']> = Extract<ClassicAt, { readonly in: Where }>;

function queryItems(document: TextDocument, offset: number, place: In<'query'>): readonly CompletionItem[] {
  return completionsAt(place.text, place.offset, place.root, kyvernoLibrary).flatMap((completion, index) => {
    const range = written(document, offset, place, completion.replace);
    return range === null ? [] : completionItem(completion, index, range);
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
