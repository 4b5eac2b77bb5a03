import type { Meter } from '../library/function.ts';
import type { Data, Dictionary, List } from './data.ts';
import { numberOf } from './number.ts';
import { Trouble } from './trouble.ts';

/** Comparing goes down on the stack. */
const deepest = 500;

/**
 * Whether two values are the same (cel-spec, langdef.md: equality): numbers by their value whatever their type,
 * lists and maps by what is in them; values of different types are not.
 */
export function equal(one: Data, other: Data, meter: Meter, depth = 0): boolean | Trouble {
  if (depth > deepest) return new Trouble('budget', `The values nest more than ${deepest} deep.`);
  const [first, second] = [numberOf(one), numberOf(other)];
  if (first !== undefined) return second !== undefined && compareNumbers(first, second) === 0;
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return one === other;
  switch (one.kind) {
    case 'list':
      return other.kind === 'list' && equalLists(one, other, meter, depth + 1);
    case 'map':
      return other.kind === 'map' && equalMaps(one, other, meter, depth + 1);
    case 'optional':
      if (other.kind !== 'optional') return false;
      if (one.value === null || other.value === null) return one.value === other.value;
      return equal(one.value.data, other.value.data, meter, depth + 1);
    case 'bytes':
      return other.kind === 'bytes' && compareBytes(one.bytes, other.bytes) === 0;
    case 'timestamp':
    case 'duration':
      return other.kind === one.kind && one.nanos === other.nanos;
    case 'type':
      return other.kind === 'type' && one.name === other.name;
    case 'foreign':
      return other.kind === 'foreign' && one.typeName === other.typeName && one.equals(other);
    case 'uint':
      return false;
  }
}

function equalLists(one: List, other: List, meter: Meter, depth: number): boolean | Trouble {
  if (one.size !== other.size) return false;
  const spent = meter.work(one.size);
  if (spent !== undefined) return spent;
  for (let index = 0; index < one.size; index++) {
    const same = equal(one.at(index).data, other.at(index).data, meter, depth);
    if (same !== true) return same;
  }
  return true;
}

function equalMaps(one: Dictionary, other: Dictionary, meter: Meter, depth: number): boolean | Trouble {
  if (one.size !== other.size) return false;
  const spent = meter.work(one.size);
  if (spent !== undefined) return spent;
  for (const { data: key } of one.keys()) {
    const [value, second] = [one.get(key), other.get(key)];
    if (value === undefined || second === undefined) return false;
    const same = equal(value.data, second.data, meter, depth);
    if (same !== true) return same;
  }
  return true;
}

/**
 * Less than 0, 0 or more than 0; NaN for a number that is none, undefined for values that have no order.
 * Numbers of different types are compared by their value.
 */
export function compare(one: Data, other: Data): number | undefined {
  const [first, second] = [numberOf(one), numberOf(other)];
  if (first !== undefined && second !== undefined) return compareNumbers(first, second);
  if (typeof one === 'string' && typeof other === 'string') return compareText(one, other);
  if (typeof one === 'boolean' && typeof other === 'boolean') return Number(one) - Number(other);
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return undefined;
  if (one.kind === 'bytes' && other.kind === 'bytes') return compareBytes(one.bytes, other.bytes);
  const timed =
    (one.kind === 'timestamp' && other.kind === 'timestamp') || (one.kind === 'duration' && other.kind === 'duration');
  if (!timed) return undefined;
  return one.nanos < other.nanos ? -1 : one.nanos > other.nanos ? 1 : 0;
}

/** An integer next to a double is taken for the double that it is nearest to (cel-go, common/types/compare.go). */
function compareNumbers(one: bigint | number, other: bigint | number): number {
  if (typeof one === typeof other) return one < other ? -1 : one > other ? 1 : one === other ? 0 : Number.NaN;
  return compareNumbers(Number(one), Number(other));
}

/** By code points: JavaScript compares UTF-16 units, which puts U+10000 before U+E000. */
function compareText(one: string, other: string): number {
  if (one === other) return 0;
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const [first, second] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (first === second) continue;
    const [low, high] = [isSurrogate(first), isSurrogate(second)];
    return low === high ? first - second : low ? 1 : -1;
  }
  return one.length - other.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function compareBytes(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
