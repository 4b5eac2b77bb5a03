import type { Sign, Token } from '../syntax/token.ts';
import { isKeyword } from '../syntax/token.ts';

/** The first and the last of some words, by their number. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

export function isSign(token: Token | undefined, sign: Sign): boolean {
  return token?.kind === 'sign' && token.sign === sign;
}

/** Whether a value may end with this word, so that an operator follows, or a dot. */
export function endsValue(token: Token | undefined): boolean {
  if (token === undefined || token.kind === 'end') return false;
  if (token.kind === 'sign') return closers.has(token.sign);
  return token.kind !== 'word' || token.text !== 'in';
}

const closers: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/** The value that ends with a word, as a dot behind it takes it: `b.c(d)[e]` of `a + b.c(d)[e]`; null when it is torn. */
export function operandAt(tokens: readonly Token[], last: number): Span | null {
  let first = last;
  while (endsValue(tokens[first])) {
    const begin = partAt(tokens, first);
    if (begin === null) return null;
    const before = ownerBefore(tokens, begin);
    if (before === null) return { first: isSign(tokens[begin - 1], '.') ? begin - 1 : begin, last };
    first = before;
  }
  return first === last ? null : { first: first + 1, last };
}

/** Where a word with what it is called or indexed by begins. */
function partAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token?.kind !== 'sign') return at;
  const opening = openingOf(tokens, at);
  if (opening === null) return null;
  const before = tokens[opening - 1];
  const isCalled = token.sign === ')' && before?.kind === 'word' && !isKeyword(before.text);
  return isCalled ? opening - 1 : opening;
}

/** The last word of the value that a part belongs to: what stands before its dot, or before its bracket. */
function ownerBefore(tokens: readonly Token[], begin: number): number | null {
  if (isSign(tokens[begin], '[') && endsValue(tokens[begin - 1])) return begin - 1;
  if (tokens[begin]?.kind !== 'word' && tokens[begin]?.kind !== 'quoted') return null;
  const dot = isSign(tokens[begin - 1], '?') ? begin - 2 : begin - 1;
  return isSign(tokens[dot], '.') && endsValue(tokens[dot - 1]) ? dot - 1 : null;
}

/** The bracket that one closes. */
function openingOf(tokens: readonly Token[], closing: number): number | null {
  let open = 0;
  for (let at = closing; at >= 0; at--) {
    const token = tokens[at];
    if (token?.kind !== 'sign') continue;
    if (closers.has(token.sign)) open += 1;
    else if (token.sign === '(' || token.sign === '[' || token.sign === '{') open -= 1;
    if (open === 0) return at;
  }
  return null;
}
