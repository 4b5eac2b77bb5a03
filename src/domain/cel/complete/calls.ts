import type { Token } from '../syntax/token.ts';
import { isKeyword } from '../syntax/token.ts';
import { isSign, operandAt } from './operand.ts';
import type { Span } from './operand.ts';

/** A call whose closing bracket does not stand before the place. */
export interface OpenCall {
  readonly name: string;
  /** What it is a method of; null for a function. */
  readonly target: Span | null;
  /** The words of the arguments before the one that the place is in. */
  readonly before: readonly Span[];
  /** The first word of that one, which may be missing. */
  readonly first: number;
}

interface Bracket {
  readonly opening: number;
  readonly commas: number[];
}

/** How many brackets may be open at once (cel-go, parser/options.go: maxRecursionDepth). */
const deepest = 250;

/** The calls around the end of some words, the outermost first; of more than CEL takes the inner ones. */
export function openCalls(tokens: readonly Token[]): readonly OpenCall[] {
  return openBrackets(tokens)
    .slice(-deepest)
    .flatMap((bracket) => callAt(tokens, bracket) ?? []);
}

function openBrackets(tokens: readonly Token[]): readonly Bracket[] {
  const open: Bracket[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'sign') continue;
    if ('([{'.includes(token.sign)) open.push({ opening: at, commas: [] });
    else if (')]}'.includes(token.sign)) open.pop();
    else if (token.sign === ',') open.at(-1)?.commas.push(at);
  }
  return open;
}

function callAt(tokens: readonly Token[], { opening, commas }: Bracket): OpenCall | null {
  const name = tokens[opening - 1];
  if (!isSign(tokens[opening], '(') || name?.kind !== 'word' || isKeyword(name.text)) return null;
  const bounds = [opening, ...commas];
  return {
    name: name.text,
    target: isSign(tokens[opening - 2], '.') ? operandAt(tokens, opening - 3) : null,
    before: commas.map((comma, index) => ({ first: (bounds[index] ?? opening) + 1, last: comma - 1 })),
    first: (bounds.at(-1) ?? opening) + 1,
  };
}
