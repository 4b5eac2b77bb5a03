import type { Code } from '../code.ts';
import type { Finding } from '../finding.ts';
import type { Read } from './read.ts';
import { ofValue } from './said.ts';

/** How a name that is given twice is told of. */
export interface TwiceWords {
  readonly code: Code;
  readonly message: (name: string) => string;
  /** What stands at the other place. */
  readonly first: string;
}

/** Of each name that is given twice, every place but the first. */
export function twice(names: readonly (Read<string> | null)[], words: TwiceWords, text: string): Finding[] {
  const first = new Map<string, Read<string>>();
  return names.flatMap((name): Finding[] => {
    if (name === null) return [];
    const before = first.get(name.value);
    if (before === undefined) {
      first.set(name.value, name);
      return [];
    }
    const other = { place: before.place, message: words.first };
    return [ofValue(words.code, words.message(name.value), name.place, text, { other })];
  });
}
