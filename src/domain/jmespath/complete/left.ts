import { SyntaxTrouble } from '../problem.ts';
import { tokensOf } from '../syntax/lexer.ts';
import type { Token, TokenKind } from '../syntax/token.ts';

/** What stands before a place of an expression that may be unfinished. */
export interface Left {
  /** The text up to the place; what is no word is blank. */
  readonly text: string;
  /** Its words, without an `end`. */
  readonly tokens: readonly Token[];
}

/** How often what is no word is passed over: more of it is no expression. */
const mostRepairs = 20;

/** Nobody writes longer ones, and a chain is as deep as it is long. */
export const longest = 5000;

/** Reads what stands before a place; null inside of a text, a name in quotes or a literal. Never throws. */
export function leftOf(text: string, offset: number): Left | null {
  if (offset > longest) return null;
  let left = text.slice(0, offset);
  for (let repairs = 0; repairs <= mostRepairs; repairs++) {
    try {
      return { text: left, tokens: tokensOf(left).slice(0, -1) };
    } catch (error) {
      if (!(error instanceof SyntaxTrouble)) throw error;
      const { start, end } = error;
      if (end >= left.length && /^["'`]/.test(left.slice(start))) return null;
      left = left.slice(0, start) + ' '.repeat(end - start) + left.slice(end);
    }
  }
  return null;
}

/** The brackets that are open at the end of some words, the outermost first, by the number of their word. */
export function openBrackets(tokens: readonly Token[]): readonly number[] {
  const open: number[] = [];
  for (const [index, { kind }] of tokens.entries()) {
    if (closing.has(kind)) open.push(index);
    else if (kind === ')' || kind === ']' || kind === '}') open.pop();
  }
  return open;
}

/** What closes the brackets that are open at the end of some words, in the order in which it has to stand. */
export function closersOf(tokens: readonly Token[]): string {
  return openBrackets(tokens)
    .toReversed()
    .map((index) => closing.get(tokens[index]?.kind ?? 'end') ?? '')
    .join('');
}

const closing: ReadonlyMap<TokenKind, string> = new Map<TokenKind, string>([
  ['(', ')'],
  ['[', ']'],
  ['[?', ']'],
  ['{', '}'],
]);
