import { sortedKeys, type Data, type DataMap } from '../data.ts';
import { isAnchor, parseAnchor } from './anchor.ts';
import type { Anchor } from './anchor.ts';

/** Patterns are laid over many objects. */
const known = new WeakMap<DataMap, Keys>();

interface Keys {
  readonly first: readonly string[];
  readonly others: readonly string[];
  readonly wanted: readonly WantedAnchor[];
  /** The others in their order, as long as nothing in the pattern was expanded; null before anybody has asked. */
  later: readonly string[] | null;
}

/** An anchor that has to be met somewhere, and how it is written. */
export interface WantedAnchor {
  readonly written: string;
  readonly anchor: Anchor;
}

/** The anchors of a map of a pattern that are judged before everything else in it, by their text. */
export function firstKeys(pattern: DataMap): readonly string[] {
  return keysOf(pattern).first;
}

/**
 * What comes after them: global anchors and what has anchors in it, from the last key to the first, then the rest from the
 * first to the last (kyverno, pkg/engine/validate: getSortedNestedAnchorResource). `isAsWritten`: what `hasAnchors` says
 * is the same for every object.
 */
export function laterKeys(
  pattern: DataMap,
  hasAnchors: (value: Data) => boolean,
  isAsWritten = false,
): readonly string[] {
  const keys = keysOf(pattern);
  if (!isAsWritten) return inOrder(pattern, keys.others, hasAnchors);
  keys.later ??= inOrder(pattern, keys.others, hasAnchors);
  return keys.later;
}

/** Its anchors for conditions and existence. */
export function wantedAnchors(pattern: DataMap): readonly WantedAnchor[] {
  return keysOf(pattern).wanted;
}

function inOrder(pattern: DataMap, keys: readonly string[], hasAnchors: (value: Data) => boolean): readonly string[] {
  const [early, late]: [string[], string[]] = [[], []];
  for (const key of keys) {
    const goesFirst = isAnchor(key, 'global') || hasAnchors(pattern[key] ?? null);
    (goesFirst ? early : late).push(key);
  }
  return [...early.toReversed(), ...late];
}

function keysOf(pattern: DataMap): Keys {
  const found = known.get(pattern);
  if (found !== undefined) return found;
  const sorted = sortedKeys(pattern);
  const keys: Keys = {
    first: sorted.filter(isJudgedFirst),
    others: sorted.filter((key) => !isJudgedFirst(key)),
    wanted: sorted.flatMap(wantedIn),
    later: null,
  };
  known.set(pattern, keys);
  return keys;
}

function wantedIn(written: string): readonly WantedAnchor[] {
  const anchor = parseAnchor(written);
  return anchor?.kind === 'condition' || anchor?.kind === 'existence' ? [{ written, anchor }] : [];
}

function isJudgedFirst(key: string): boolean {
  return isAnchor(key, 'condition', 'existence', 'equality', 'negation');
}
