import { tokenize } from '../syntax/lexer.ts';
import type { Token } from '../syntax/token.ts';

/** What stands before a place of an expression that may be unfinished. */
export interface Left {
  /** The text up to the place; what is no word of CEL is blank. */
  readonly text: string;
  /** Its words without an `end`. */
  readonly tokens: readonly Token[];
}

/** How often what is no word is passed over: more of it is no expression. */
const mostRepairs = 20;

/** Reads what stands before a place; null inside of a string, a comment or what is no word. Never throws. */
export function leftOf(text: string, offset: number): Left | null {
  let left = text.slice(0, offset);
  for (let repairs = 0; repairs <= mostRepairs; repairs++) {
    const tokens = tokenize(left);
    if (!('message' in tokens)) return inComment(left, tokens) ? null : { text: left, tokens: tokens.slice(0, -1) };
    const { start, end } = tokens;
    if (end >= left.length) return null;
    left = left.slice(0, start) + ' '.repeat(end - start) + left.slice(end);
  }
  return null;
}

/** Behind the last word there are blanks and comments only, and the last comment ends with its line. */
function inComment(text: string, tokens: readonly Token[]): boolean {
  return /\/\/[^\n]*$/.test(text.slice(tokens.at(-2)?.end ?? 0));
}
