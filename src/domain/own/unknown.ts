import type { Code } from '../code.ts';
import type { Finding } from '../finding.ts';
import type { Place } from '../schema/place.ts';
import { near } from './near.ts';
import type { Read } from './read.ts';
import { changeTo, ofKey, ofValue, orElse, quoted } from './said.ts';

/** Among which names one is looked for, and how that it is none of them is told. */
export interface Known {
  readonly code: Code;
  /** What has these names: `No … is called "x"`. */
  readonly what: string;
  readonly names: readonly string[];
}

/** A value that names nothing, with the fix that writes the near name. `text` is that of the document. */
export function unknownValue({ value, place }: Read<string>, known: Known, text: string): Finding {
  const guess = near(value, known.names);
  const fixes = guess === null ? [] : changeTo(guess, place);
  return ofValue(known.code, sentence(value, known.what, guess), place, text, { fixes });
}

/** A key that names nothing. */
export function unknownKey(place: Place, known: Known, text: string): Finding {
  const name = String(place.step);
  return ofKey(known.code, sentence(name, known.what, near(name, known.names)), place, text);
}

function sentence(name: string, what: string, guess: string | null): string {
  return `No ${what} is called ${quoted(name)}${orElse(guess, '.')}`;
}
