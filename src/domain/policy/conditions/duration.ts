import type { Data } from '../data.ts';
import { durationOf } from '../durationOf.ts';
import { int64Of } from '../pattern/whole.ts';
import { ordered } from './operator.ts';

const second = 1_000_000_000n;

/**
 * Key and value as durations, when one of them is one that is written as such: numbers are seconds then, and `0` alone is none
 * (kyverno, pkg/engine/variables/operator: parseDuration). Null when they are not to be compared so.
 */
export function asDurations(key: Data, value: Data): { readonly key: bigint; readonly value: bigint } | null {
  const [ofKey, ofValue] = [written(key), written(value)];
  if (ofKey === null && ofValue === null) return null;
  const [left, right] = [ofKey ?? seconds(key), ofValue ?? seconds(value)];
  return left === null || right === null ? null : { key: left, value: right };
}

/** The difference of two durations in seconds, as floats: what is apart by less than they tell is equal. */
export function difference({ key, value }: { readonly key: bigint; readonly value: bigint }): number {
  return inSeconds(key) - inSeconds(value);
}

/** The operators that compare nothing but durations; every `0` is one here. */
export function compareDurations(operator: string, key: Data, value: Data): boolean {
  const left = typeof key === 'string' ? durationOf(key) : seconds(key);
  const right = typeof value === 'string' ? durationOf(value) : seconds(value);
  if (left === null || right === null) return false;
  return ordered(operator, left === right ? 0 : left < right ? -1 : 1);
}

function written(value: Data): bigint | null {
  return typeof value === 'string' && value !== '0' ? durationOf(value) : null;
}

/** Whole seconds; Go's int64 goes round when they are too many. */
function seconds(value: Data): bigint | null {
  if (typeof value === 'number') return BigInt.asIntN(64, int64Of(value) * second);
  return typeof value === 'bigint' ? BigInt.asIntN(64, value * second) : null;
}

function inSeconds(nanoseconds: bigint): number {
  return Number(nanoseconds / second) + Number(nanoseconds % second) / 1e9;
}
