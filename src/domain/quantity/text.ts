import { power } from './power.ts';
import type { Format, Quantity } from './quantity.ts';

/**
 * The canonical form (Quantity.CanonicalizeBytes): the largest suffix without a fraction. Go writes no suffix where it
 * has none for an exponent, and so is it here.
 */
export function quantityText(quantity: Quantity): string {
  const { unscaled, scale, format } = quantity;
  if (unscaled === 0n) return '0';
  const whole = format === 'binarySI' ? wholeOf(quantity) : null;
  // Small ones and fractions are decimal whatever was asked for.
  if (whole !== null && (whole <= -1024n || whole >= 1024n)) {
    const { rest, times } = withoutFactors(whole, 1024n);
    return `${rest}${binary[times] ?? ''}`;
  }
  const { rest, times } = withoutFactors(unscaled, 10n);
  const exponent = times - scale;
  const excess = ((exponent % 3) + 3) % 3;
  return `${rest * 10n ** BigInt(excess)}${suffixOf(exponent - excess, format === 'binarySI' ? 'decimalSI' : format)}`;
}

const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

function suffixOf(exponent: number, format: Format): string {
  if (format === 'decimalExponent') return exponent === 0 ? '' : `e${exponent}`;
  return decimal[exponent / 3 + 3] ?? '';
}

/** Null for one with a fraction. */
function wholeOf({ unscaled, scale }: Quantity): bigint | null {
  const factor = power(Math.abs(scale));
  if (factor === null) return null;
  if (scale <= 0) return unscaled * factor;
  return unscaled % factor === 0n ? unscaled / factor : null;
}

function withoutFactors(value: bigint, factor: bigint): { readonly rest: bigint; readonly times: number } {
  let rest = value;
  let times = 0;
  while (rest !== 0n && rest % factor === 0n) {
    rest /= factor;
    times += 1;
  }
  return { rest, times };
}
