import { sortedKeys, type Data, type DataMap } from '../data.ts';
import { isAnchor } from './anchor.ts';

/** Patterns are laid over many objects. */
const known = new WeakMap<DataMap, Keys>();

interface Keys {
  readonly first: readonly string[];
  readonly others: readonly string[];
}

/** The anchors of a map of a pattern that are judged before everything else in it, by their text. */
export function firstKeys(pattern: DataMap): readonly string[] {
  return keysOf(pattern).first;
}

/**
 * What comes after them: global anchors and what has anchors in it, from the last key to the first, then the rest from the
 * first to the last (kyverno, pkg/engine/validate: getSortedNestedAnchorResource).
 */
export function laterKeys(pattern: DataMap, hasAnchors: (value: Data) => boolean): readonly string[] {
  const [early, late]: [string[], string[]] = [[], []];
  for (const key of keysOf(pattern).others) {
    const goesFirst = isAnchor(key, 'global') || hasAnchors(pattern[key] ?? null);
    (goesFirst ? early : late).push(key);
  }
  return [...early.toReversed(), ...late];
}

function keysOf(pattern: DataMap): Keys {
  const found = known.get(pattern);
  if (found !== undefined) return found;
  const sorted = sortedKeys(pattern);
  const keys = { first: sorted.filter(isJudgedFirst), others: sorted.filter((key) => !isJudgedFirst(key)) };
  known.set(pattern, keys);
  return keys;
}

function isJudgedFirst(key: string): boolean {
  return isAnchor(key, 'condition', 'existence', 'equality', 'negation');
}
