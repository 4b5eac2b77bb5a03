import type { Quantity } from './quantity.ts';

export type Order = -1 | 0 | 1;

export function signOf({ unscaled }: Quantity): Order {
  return unscaled === 0n ? 0 : unscaled < 0n ? -1 : 1;
}

/** Which is larger, whatever their formats (Quantity.Cmp). As quick for `1e999999999` as for `1`. */
export function compareQuantities(a: Quantity, b: Quantity): Order {
  const sign = signOf(a);
  const other = signOf(b);
  if (sign !== other) return sign < other ? -1 : 1;
  if (sign === 0) return 0;
  const larger = comparedSizes(a, b);
  return sign > 0 || larger === 0 ? larger : larger > 0 ? -1 : 1;
}

function comparedSizes(a: Quantity, b: Quantity): Order {
  const one = digitsOf(a);
  const two = digitsOf(b);
  const magnitude = one.length - a.scale - (two.length - b.scale);
  if (magnitude !== 0) return magnitude < 0 ? -1 : 1;
  // Of the same magnitude, they are ordered as texts of one length are.
  const length = Math.max(one.length, two.length);
  const left = one.padEnd(length, '0');
  const right = two.padEnd(length, '0');
  return left === right ? 0 : left < right ? -1 : 1;
}

function digitsOf({ unscaled }: Quantity): string {
  return String(unscaled < 0n ? -unscaled : unscaled);
}
