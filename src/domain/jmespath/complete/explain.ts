import type { Type } from '../../cel/type.ts';
import type { Range } from '../../range.ts';
import type { Library } from '../library/function.ts';
import { fieldsOf, functionOffer, lookedUpIn, wordAt } from './complete.ts';
import type { Offer } from './complete.ts';
import { leftOf } from './left.ts';

/** What a word of an expression stands for, and where it stands. */
export interface Explanation {
  /** How it is called, or its name and its type. */
  readonly way: string;
  /** What it is; empty where nothing is known. */
  readonly does: string;
  readonly range: Range;
}

/**
 * What the word around an offset of an expression is, by the words in which it is offered there; `root` has the variables.
 * Null for one that is no name, or no known one, and inside of texts, literals and names in quotes. Never throws.
 */
export function explanationAt(text: string, offset: number, root: Type, library: Library): Explanation | null {
  const left = leftOf(text, offset);
  const range = left === null ? null : wordAt(left.tokens, text, offset);
  if (left === null || range === null) return null;
  const name = text.slice(range.start, range.end);
  const rest = text.slice(range.end);
  if (/^\s*\(/.test(rest)) {
    const called = library.get(name);
    return called === undefined ? null : explained(functionOffer(called, true), range);
  }
  const before = {
    text: left.text.slice(0, range.start),
    tokens: left.tokens.filter(({ end }) => end <= range.start),
  };
  const current = name === '' ? null : lookedUpIn(before, rest, root);
  const field = current === null ? undefined : fieldsOf(current, false).find(({ label }) => label === name);
  return field === undefined ? null : explained(field, range);
}

function explained({ kind, label, detail, does }: Offer, range: Range): Explanation {
  return { way: kind === 'function' ? detail : `${label}: ${detail}`, does, range };
}
