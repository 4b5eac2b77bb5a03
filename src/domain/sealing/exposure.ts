import { lineStarts, positionAt } from '../lines.ts';
import { needlesOf } from './comments.ts';
import type { PlainSecret } from './secret.ts';

/** A value that can still be read in what was not sealed: in a label, in another document. */
export interface Exposure {
  readonly key: string;
  /** Of the text after sealing, from 1. */
  readonly line: number;
}

/**
 * Where values of Secrets, or their base64, still stand in a text. Short values are not looked for: they stand
 * everywhere; nor are the last of more than a second's work.
 */
export function exposedValues(text: string, secrets: readonly Pick<PlainSecret, 'values'>[]): Exposure[] {
  const starts = lineStarts(text);
  let budget = mostCharacters;
  const exposed: Exposure[] = [];
  for (const [key, value] of secrets.flatMap(({ values }) => [...values])) {
    const needles = needlesOf(value).filter((needle) => needle.length >= shortest);
    budget -= needles.length * text.length;
    if (budget < 0) break;
    const [place] = needles
      .map((needle) => text.indexOf(needle))
      .filter((found) => found !== -1)
      .toSorted((a, b) => a - b);
    if (place !== undefined) exposed.push({ key, line: positionAt(starts, place).line + 1 });
  }
  return exposed;
}

const shortest = 8;
const mostCharacters = 2_000_000_000;
