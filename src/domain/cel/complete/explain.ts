import type { Range } from '../../range.ts';
import type { Environment } from '../check/environment.ts';
import { completionsAt } from './complete.ts';

/** What a word of an expression stands for, and where it stands. */
export interface Explanation {
  /** All ways to call it, or its name and its type. */
  readonly ways: readonly string[];
  /** What it is; empty where nothing is known. */
  readonly does: string;
  readonly range: Range;
}

/**
 * What the word around an offset of an expression is, by the words in which it is offered there; null for one that is no
 * name, or no known one, and inside of strings, comments and numbers. Never throws.
 */
export function explanationAt(text: string, offset: number, environment: Environment): Explanation | null {
  const offers = completionsAt(text, offset, environment);
  const range = offers[0]?.replace ?? { start: offset, end: offset };
  const word = text.slice(range.start, range.end);
  const isCalled = /^\s*\(/.test(text.slice(range.end));
  const same = offers.filter(
    ({ label, kind }) => label === word && kind !== 'keyword' && (kind === 'function') === isCalled,
  );
  const [first] = same;
  if (first === undefined) return null;
  const ways = isCalled ? same.flatMap((offer) => offer.ways) : [`${word}: ${first.detail}`];
  return { ways, does: same.map(({ does }) => does).find((does) => does !== '') ?? '', range };
}
