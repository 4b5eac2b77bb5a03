import { parseFloat64 } from '../../jmespath/library/number.ts';
import { compareQuantities } from '../../quantity/compare.ts';
import { parseQuantity } from '../../quantity/quantity.ts';
import { compareVersions, parseVersion } from '../../semver/version.ts';
import type { Data } from '../data.ts';
import { asDurations, difference } from './duration.ts';
import { ordered } from './operator.ts';

/**
 * `GreaterThan` and its like: as durations, quantities (two texts), numbers or versions, whichever both first can be
 * (kyverno, pkg/engine/variables/operator/numeric.go). What can't be compared is neither greater nor less.
 */
export function compareNumerically(operator: string, key: Data, value: Data): boolean {
  const found = differenceOf(key, value);
  return found !== null && ordered(operator, found);
}

function differenceOf(key: Data, value: Data): number | null {
  if (typeof key === 'bigint' || typeof key === 'number') return ofNumber(key, value);
  if (typeof key !== 'string') return null;
  const durations = asDurations(key, value);
  if (durations !== null) return difference(durations);
  const number = parseFloat64(key);
  const quantities = typeof value === 'string' ? ofQuantities(key, value) : null;
  if (quantities !== null) return quantities;
  if (number !== null) return ofNumber(number, value);
  return typeof value === 'string' ? ofVersions(key, value) : null;
}

function ofNumber(key: bigint | number, value: Data): number | null {
  if (typeof value === 'bigint' || typeof value === 'number') return apart(Number(key), Number(value));
  if (typeof value !== 'string') return null;
  const durations = asDurations(key, value);
  if (durations !== null) return difference(durations);
  const wanted = parseFloat64(value);
  return wanted === null ? null : apart(Number(key), wanted);
}

function ofQuantities(key: string, value: string): number | null {
  const [left, right] = [parseQuantity(key), parseQuantity(value)];
  return typeof left === 'string' || typeof right === 'string' ? null : compareQuantities(left, right);
}

function ofVersions(key: string, value: string): number | null {
  const [left, right] = [parseVersion(key), parseVersion(value)];
  return typeof left === 'string' || typeof right === 'string' ? null : compareVersions(left, right);
}

/** Two infinities are equal, which their difference would not say. */
function apart(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
