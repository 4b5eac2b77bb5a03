import { isList, type Data } from '../data.ts';
import { goText } from '../goText.ts';
import type { Meter } from '../meter.ts';
import { matchesScalar } from '../pattern/scalar.ts';
import { isRange } from '../pattern/term.ts';
import { wildcard } from '../wildcard.ts';
import { jsonTexts } from './jsonTexts.ts';

export type Membership = 'anyIn' | 'allIn' | 'anyNotIn' | 'allNotIn';

/**
 * Whether a key, or any or all of a list, is in a value or not: a list, a range `a-b`, a JSON list in a text, or one text, with
 * wildcards on either side (kyverno, pkg/engine/variables/operator: anyin.go, allin.go). What has the wrong type is neither in
 * nor not in.
 */
export function isMember(kind: Membership, key: Data, value: Data, meter?: Meter): boolean {
  if (isList(key)) {
    return ofList(kind, key.map(goText), value, meter) ?? false;
  }
  if (key === null || typeof key === 'object') return false;
  const found = ofOne(goText(key), value, meter);
  return found !== null && found === (kind === 'anyIn' || kind === 'allIn');
}

/** Null for a value that nothing can be in. */
function ofOne(key: string, value: Data, meter: Meter | undefined): boolean | null {
  if (isList(value)) return value.some((item) => isEither(key, goText(item), meter));
  if (typeof value !== 'string') return null;
  if (wildcard(value, key, meter)) return true;
  if (isRange(value)) return matchesScalar(key, value, meter);
  return jsonTexts(value)?.includes(key) ?? null;
}

function ofList(kind: Membership, keys: readonly string[], value: Data, meter: Meter | undefined): boolean | null {
  const isNegative = kind === 'anyNotIn' || kind === 'allNotIn';
  if (isList(value)) return among(kind, keys, value.map(goText), meter);
  if (typeof value === 'string') {
    if (keys.length === 1 && keys[0] === value) return !isNegative;
    if (isRange(value)) return inRange(kind, keys, value, meter);
    const texts = jsonTexts(value);
    return texts === null ? null : among(kind, keys, texts, meter);
  }
  // A number beside a list is known to one pair of operators only.
  const isScalar = value !== null && typeof value !== 'object';
  return isScalar && (kind === 'anyIn' || kind === 'anyNotIn') ? among(kind, keys, [goText(value)], meter) : null;
}

function among(
  kind: Membership,
  keys: readonly string[],
  values: readonly string[],
  meter: Meter | undefined,
): boolean {
  return quantified(kind, keys, (key) => values.some((value) => isEither(key, value, meter)));
}

function inRange(kind: Membership, keys: readonly string[], range: string, meter: Meter | undefined): boolean {
  // Kyverno makes a range with both ends left out of it, in place of asking the opposite.
  if (kind === 'anyNotIn') return keys.some((key) => matchesScalar(key, range.replace('-', '!-'), meter));
  return quantified(kind, keys, (key) => matchesScalar(key, range, meter));
}

function quantified(kind: Membership, keys: readonly string[], isIn: (key: string) => boolean): boolean {
  switch (kind) {
    case 'anyIn':
      return keys.some(isIn);
    case 'allIn':
      return keys.every(isIn);
    case 'anyNotIn':
      return !keys.every(isIn);
    case 'allNotIn':
      return !keys.some(isIn);
  }
}

/** Either of both may be the pattern of the other. */
export function isEither(one: string, other: string, meter: Meter | undefined): boolean {
  meter?.take(1);
  return wildcard(one, other, meter) || wildcard(other, one, meter);
}
