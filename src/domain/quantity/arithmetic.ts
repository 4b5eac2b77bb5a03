import { mostDigits, power } from './power.ts';
import { isInt64 } from './quantity.ts';
import type { Quantity } from './quantity.ts';

/** The sum, in the format of the first, or of the second when the first is zero; null for more than 10,000 digits. */
export function addQuantities(a: Quantity, b: Quantity): Quantity | null {
  const format = a.unscaled === 0n ? b.format : a.format;
  const isDecimal = a.isDecimal || b.isDecimal;
  if (!isDecimal && b.unscaled === 0n) return { ...a, format };
  if (!isDecimal && a.unscaled === 0n) return { ...b, format };
  const scale = Math.max(a.scale, b.scale);
  const left = unscaledAt(a, scale);
  const right = unscaledAt(b, scale);
  if (left === null || right === null) return null;
  const fits = isInt64(left) && isInt64(right) && isInt64(left + right);
  return { unscaled: left + right, scale, format, isDecimal: isDecimal || !fits };
}

/** The difference, likewise (Quantity.Sub). */
export function subtractQuantities(a: Quantity, b: Quantity): Quantity | null {
  return addQuantities(a, { ...b, unscaled: -b.unscaled });
}

/** The product, in the format of the first. */
export function multiplyQuantities(a: Quantity, b: Quantity): Quantity {
  return { unscaled: a.unscaled * b.unscaled, scale: a.scale + b.scale, format: a.format, isDecimal: true };
}

/** The quotient, in the format of the first and with as many places as the one that has more; the rest is dropped. */
export function divideQuantities(a: Quantity, b: Quantity): Quantity | null {
  const scale = Math.max(a.scale, b.scale);
  // a / 10^sa ÷ (b / 10^sb) × 10^scale
  const shift = scale - a.scale + b.scale;
  const factor = power(Math.abs(shift));
  if (factor === null || b.unscaled === 0n) return null;
  const unscaled = shift >= 0 ? (a.unscaled * factor) / b.unscaled : a.unscaled / (b.unscaled * factor);
  return { unscaled, scale, format: a.format, isDecimal: true };
}

/** A float64 that is near it (Quantity.AsApproximateFloat64): rounded twice, as there. */
export function approximateFloat({ unscaled, scale }: Quantity): number {
  const base = Number(unscaled);
  return scale === 0 ? base : base * power10(-scale);
}

/** The whole number that it is, as far as Go gives it without effort (Quantity.AsInt64). */
export function int64Of({ unscaled, scale, isDecimal }: Quantity): bigint | null {
  if (isDecimal || scale > 0 || -scale > mostDigits) return null;
  const value = unscaled * 10n ** BigInt(-scale);
  return isInt64(value) ? value : null;
}

/** math.Pow10. */
function power10(exponent: number): number {
  if (exponent > 308) return Infinity;
  return exponent < -323 ? 0 : Number(`1e${exponent}`);
}

function unscaledAt({ unscaled, scale }: Quantity, wanted: number): bigint | null {
  if (unscaled === 0n) return 0n;
  const factor = power(wanted - scale);
  return factor === null ? null : unscaled * factor;
}
