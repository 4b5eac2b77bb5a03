import { once } from '../../once.ts';

/** How a term of a pattern compares what is there with its operand. */
export type TermOperator = 'equal' | 'notEqual' | 'more' | 'moreOrEqual' | 'less' | 'lessOrEqual';

export type Term =
  | { readonly kind: 'one'; readonly operator: TermOperator; readonly operand: string }
  /** `a-b`: both ends belong to it. */
  | { readonly kind: 'within'; readonly from: string; readonly to: string }
  /** `a!-b`: both ends do not belong to it. */
  | { readonly kind: 'outside'; readonly from: string; readonly to: string };

const signs: readonly (readonly [string, TermOperator])[] = [
  ['>=', 'moreOrEqual'],
  ['<=', 'lessOrEqual'],
  ['>', 'more'],
  ['<', 'less'],
  ['!', 'notEqual'],
];

const outside = /^([-|+]?\d+(?:\.\d+)?[A-Za-z]*)!-([-|+]?\d+(?:\.\d+)?[A-Za-z]*)$/;
const within = /^([-|+]?\d+(?:\.\d+)?[A-Za-z]*)-([-|+]?\d+(?:\.\d+)?[A-Za-z]*)$/;

/** A term as it is written between `|` and `&`; a single character has no operator (kyverno, pkg/engine/operator). */
export const parseTerm = once((text): Term => {
  if (text.length < 2) return { kind: 'one', operator: 'equal', operand: text.trim() };
  for (const [sign, operator] of signs) {
    if (text.startsWith(sign)) return { kind: 'one', operator, operand: text.slice(sign.length).trim() };
  }
  const [, from, to] = outside.exec(text) ?? [];
  if (from !== undefined && to !== undefined) return { kind: 'outside', from, to };
  const [, least, most] = within.exec(text) ?? [];
  if (least !== undefined && most !== undefined) return { kind: 'within', from: least, to: most };
  return { kind: 'one', operator: 'equal', operand: text.trim() };
});

/** Whether a text is a range from one number, quantity or duration to another. */
export function isRange(text: string): boolean {
  return parseTerm(text).kind === 'within';
}
