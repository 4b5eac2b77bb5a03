import { parseFloat64 } from '../../jmespath/library/number.ts';
import { compareQuantities } from '../../quantity/compare.ts';
import { parseQuantity } from '../../quantity/quantity.ts';
import { isList, isMap, own, type Data } from '../data.ts';
import type { Meter } from '../meter.ts';
import { int64Of, parseInt64 } from '../pattern/whole.ts';
import { wildcard } from '../wildcard.ts';
import { asDurations, difference } from './duration.ts';

/** Whether key and value are equal, by the key's type (kyverno, pkg/engine/variables/operator/equal.go). Null equals nothing. */
export function equals(key: Data, value: Data, meter?: Meter): boolean {
  if (typeof key === 'string') return equalsText(key, value, meter);
  if (typeof key === 'bigint') return equalsWhole(key, value);
  if (typeof key === 'number') return equalsFloat(key, value);
  if (typeof key === 'boolean') return key === value;
  return key !== null && isDeepEqual(key, value, meter);
}

/** The opposite, but for a key of null, which is not unequal either (notequal.go). */
export function differs(key: Data, value: Data, meter?: Meter): boolean {
  return key !== null && !equals(key, value, meter);
}

function equalsText(key: string, value: Data, meter: Meter | undefined): boolean {
  const durations = asDurations(key, value);
  if (durations !== null) return difference(durations) === 0;
  if (typeof value !== 'string') return false;
  const quantity = parseQuantity(key);
  if (typeof quantity === 'string') return wildcard(value, key, meter);
  const wanted = parseQuantity(value);
  return typeof wanted !== 'string' && compareQuantities(quantity, wanted) === 0;
}

function equalsWhole(key: bigint, value: Data): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && int64Of(value) === key;
  return (typeof value === 'string' ? parseInt64(value) : value) === key;
}

function equalsFloat(key: number, value: Data): boolean {
  if (typeof value === 'bigint') return Number.isInteger(key) && int64Of(key) === value;
  return (typeof value === 'string' ? parseFloat64(value) : value) === key;
}

/** Types count: 1 and 1.0 are not the same inside of lists and maps (reflect.DeepEqual). */
function isDeepEqual(a: Data, b: Data, meter: Meter | undefined): boolean {
  meter?.take(1);
  if (isList(a)) {
    return isList(b) && a.length === b.length && a.every((item, index) => isDeepEqual(item, b[index] ?? null, meter));
  }
  if (!isMap(a) || !isMap(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => {
      const other = own(b, key);
      return other !== undefined && isDeepEqual(own(a, key) ?? null, other, meter);
    })
  );
}
