import type { Meter } from './meter.ts';

/**
 * Whether the whole text is like the pattern: `*` is any run of characters, also none and also of `/`, `?` exactly one character,
 * and case counts (kyverno, ext/wildcard). Nothing is compiled, so there is nothing to keep; time grows with pattern × text at
 * worst, and is taken from the meter.
 */
export function wildcard(pattern: string, text: string, meter?: Meter): boolean {
  if (pattern === '*') return true;
  if (!hasWildcard(pattern)) return pattern === text;
  return isLike(characters(pattern), characters(text), meter);
}

/** Whether a text is a pattern at all. */
export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

type Characters = string | readonly string[];

/** One character is one code point: only what lies beyond 16 bits has to be taken apart. */
function characters(text: string): Characters {
  return /[\uD800-\uDFFF]/.test(text) ? Array.from(text) : text;
}

/** Goes back to the last star alone: what stars before it have taken can't make a match that this one can't. */
function isLike(pattern: Characters, text: Characters, meter: Meter | undefined): boolean {
  let [at, of, star, taken, steps] = [0, 0, -1, 0, 0];
  while (at < text.length) {
    steps += 1;
    if (steps % charactersOfStep === 0) meter?.take(1);
    const wanted = pattern[of];
    if (wanted === '*') {
      [star, taken] = [of, at];
      of += 1;
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[at])) {
      of += 1;
      at += 1;
    } else if (star >= 0) {
      taken += 1;
      [of, at] = [star + 1, taken];
    } else {
      return false;
    }
  }
  while (pattern[of] === '*') of += 1;
  return of === pattern.length;
}

const charactersOfStep = 64;
