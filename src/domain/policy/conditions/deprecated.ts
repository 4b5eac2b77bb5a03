import { isList, type Data } from '../data.ts';
import { goText, goType } from '../goText.ts';
import type { Meter } from '../meter.ts';
import { wildcard } from '../wildcard.ts';
import { strictJsonTexts } from './jsonTexts.ts';
import { isEither } from './membership.ts';

/**
 * `In` and `NotIn`, which newer operators have taken over (kyverno, pkg/engine/variables/operator: in.go, notin.go): a list as
 * the key is compared as a set, without wildcards. A text instead is what Kyverno breaks down with.
 */
export function isInSet(isNegative: boolean, key: Data, value: Data, meter?: Meter): boolean | string {
  if (isList(key)) {
    const wrong = key.find((item) => typeof item !== 'string');
    if (wrong !== undefined)
      return `interface conversion: interface {} is ${wrong === null ? 'nil' : goType(wrong)}, not string`;
    return ofList(isNegative, key.map(goText), value, meter) ?? false;
  }
  if (key === null || typeof key === 'object') return false;
  const found = ofOne(goText(key), value, meter);
  return found !== null && found !== isNegative;
}

/** Null for a value that nothing can be in. */
function ofOne(key: string, value: Data, meter: Meter | undefined): boolean | null {
  if (isList(value)) return value.some((item) => isEither(key, goText(item), meter));
  if (typeof value !== 'string') return null;
  return wildcard(value, key, meter) || (strictJsonTexts(value)?.includes(key) ?? null);
}

function ofList(isNegative: boolean, keys: readonly string[], value: Data, meter: Meter | undefined): boolean | null {
  // One key that is the very value is taken for both, also by the operator that wants the opposite.
  if (typeof value === 'string' && keys.length === 1 && keys[0] === value) return true;
  const texts = typeof value === 'string' ? strictJsonTexts(value) : onlyTexts(value);
  if (texts === null) return null;
  meter?.take(keys.length + texts.length);
  const set = new Set(texts);
  return keys.every((key) => set.has(key)) !== isNegative;
}

function onlyTexts(value: Data): readonly string[] | null {
  return isList(value) && value.every((item) => typeof item === 'string') ? value : null;
}
