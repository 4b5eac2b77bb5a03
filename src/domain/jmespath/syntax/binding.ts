import type { Range } from '../../range.ts';
import { SyntaxTrouble } from '../problem.ts';
import type { Expression } from './ast.ts';
import type { Token, TokenKind } from './token.ts';

/**
 * How strongly a token binds what stands before it; none is as weak as 0. Those below `projectionEnds` end the part of
 * an expression that is done for each element.
 */
export const powers: Readonly<Partial<Record<TokenKind, number>>> = {
  '|': 1,
  '||': 2,
  '&&': 3,
  '==': 5,
  '!=': 5,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '[]': 9,
  '*': 20,
  '[?': 21,
  '.': 40,
  '!': 45,
  '{': 50,
  '[': 55,
  '(': 60,
};
export const projectionEnds = 10;

export function powerOf({ kind }: Token): number {
  return powers[kind] ?? 0;
}

export function chain(left: Expression, right: Expression): Expression {
  return { kind: 'chain', left, right, start: left.start, end: right.end };
}

/** The element itself. */
export function nothingMore({ end }: Range): Expression {
  return { kind: 'current', start: end, end };
}

export function unexpected({ kind, text, start, end }: Token): SyntaxTrouble {
  if (kind === 'end')
    return new SyntaxTrouble('The expression is not finished.', { start: Math.max(0, start - 1), end });
  const what = kind === 'number' ? `The number ${text}` : `"${kind === 'identifier' ? text : kind}"`;
  return new SyntaxTrouble(`${what} makes no sense here.`, { start, end });
}
