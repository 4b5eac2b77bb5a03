import type { Library } from '../library/function.ts';
import { signatureOf } from './label.ts';
import type { Signature } from './label.ts';
import { leftOf, openBrackets } from './left.ts';

/** The way to call the function around a place, and which argument the place is in. */
export interface Called {
  readonly signature: Signature;
  /** As many as it has, or more, for an argument too many. */
  readonly argument: number;
}

/** How the nearest call around an offset goes on, finished or not; null where none is known. Never throws. */
export function signatureAt(text: string, offset: number, library: Library): Called | null {
  const left = leftOf(text, offset);
  if (left === null) return null;
  const open = openBrackets(left.tokens);
  const bracket = open.findLast((index) => left.tokens[index]?.kind === '(' && isCall(left.tokens[index - 1]?.kind));
  if (bracket === undefined) return null;
  const called = library.get(left.tokens[bracket - 1]?.text ?? '');
  if (called === undefined) return null;
  const signature = signatureOf(called);
  // Of brackets that were opened since, the commas are theirs.
  const end = open.find((index) => index > bracket) ?? left.tokens.length;
  const argument = commasIn(left.tokens.slice(bracket + 1, end));
  const last = signature.parameters.length - 1;
  return { signature, argument: signature.isOpen ? Math.min(argument, last) : argument };
}

function isCall(kind: string | undefined): boolean {
  return kind === 'identifier';
}

/** The commas that stand in no brackets. */
function commasIn(tokens: readonly { readonly kind: string }[]): number {
  let [depth, commas] = [0, 0];
  for (const { kind } of tokens) {
    if (kind === '(' || kind === '[' || kind === '[?' || kind === '{') depth += 1;
    else if (kind === ')' || kind === ']' || kind === '}') depth -= 1;
    else if (kind === ',' && depth === 0) commas += 1;
  }
  return commas;
}
