import type { CompletionItem, SignatureHelp } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { completionsAt } from '../domain/cel/complete/complete.ts';
import { signatureAt } from '../domain/cel/complete/signature.ts';
import type { Called } from '../domain/cel/complete/signature.ts';
import { shift } from '../domain/range.ts';
import { expressionAt } from '../repository/expressionAt.ts';
import type { KnownKinds } from '../repository/expressionAt.ts';
import { completionItem } from './completionItem.ts';
import { toRange } from './convert.ts';

/** What may be written at an offset inside of an expression of a policy; nothing anywhere else. */
export function celCompletion(document: TextDocument, offset: number, kinds: KnownKinds): readonly CompletionItem[] {
  const stream = document.getText();
  const expression = expressionAt(stream, offset, kinds);
  if (expression === null) return [];
  const inDocument = offset - expression.offset;
  return completionsAt(expression.text, expression.offset, expression.environment).flatMap((completion, index) => {
    // A word is written as it is, but for letters that an escape stands for: that is not ours to write over.
    const word = shift(completion.replace, inDocument);
    const { start, end } = completion.replace;
    if (stream.slice(word.start, word.end) !== expression.text.slice(start, end)) return [];
    return completionItem(completion, index, toRange(word, document));
  });
}

/** How the function around an offset is called; null where that is in no expression of a policy, or in no call. */
export function celSignature(document: TextDocument, offset: number, kinds: KnownKinds): SignatureHelp | null {
  const expression = expressionAt(document.getText(), offset, kinds);
  const called = expression === null ? null : signatureAt(expression.text, expression.offset, expression.environment);
  return called === null ? null : toSignatureHelp(called);
}

function toSignatureHelp({ signatures, active, argument }: Called): SignatureHelp {
  return {
    signatures: signatures.map(({ label, parameters }) => ({
      label,
      parameters: parameters.map(({ start, end }) => ({ label: [start, end] })),
    })),
    activeSignature: active,
    activeParameter: argument,
  };
}
