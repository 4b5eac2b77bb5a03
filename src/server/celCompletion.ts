import type { CompletionItem, Hover, SignatureHelp } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { completionsAt } from '../domain/cel/complete/complete.ts';
import { explanationAt } from '../domain/cel/complete/explain.ts';
import { signatureAt } from '../domain/cel/complete/signature.ts';
import type { Called } from '../domain/cel/complete/signature.ts';
import { expressionAt } from '../repository/expressionAt.ts';
import type { KnownKinds } from '../repository/expressionAt.ts';
import { completionItem } from './completionItem.ts';
import { explained } from './explanation.ts';
import { written } from './written.ts';

/** What may be written at an offset inside of an expression of a policy; nothing anywhere else. */
export function celCompletion(document: TextDocument, offset: number, kinds: KnownKinds): readonly CompletionItem[] {
  const expression = expressionAt(document.getText(), offset, kinds);
  if (expression === null) return [];
  return completionsAt(expression.text, expression.offset, expression.environment).flatMap((completion, index) => {
    const word = written(document, offset, expression, completion.replace);
    return word === null ? [] : completionItem(completion, index, word);
  });
}

/** What the word at an offset inside of an expression of a policy is; null where none is known. */
export function celExplanation(document: TextDocument, offset: number, kinds: KnownKinds): Hover | null {
  const expression = expressionAt(document.getText(), offset, kinds);
  if (expression === null) return null;
  const explanation = explanationAt(expression.text, expression.offset, expression.environment);
  const range = explanation === null ? null : written(document, offset, expression, explanation.range);
  return explanation === null || range === null ? null : explained(explanation.ways, explanation.does, range);
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
