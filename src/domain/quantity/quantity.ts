import { power } from './power.ts';

/**
 * A quantity of Kubernetes, exactly: `unscaled` × 10^-`scale` (k8s.io/apimachinery, pkg/api/resource).
 * `../quantity.ts` gives the number that is near enough to it.
 */
export interface Quantity {
  readonly unscaled: bigint;
  readonly scale: number;
  readonly format: Format;
  /** Whether Go holds it as a decimal of any length, and no longer as 64 bits: some answers are for the latter alone. */
  readonly isDecimal: boolean;
}

/** How it is written again. */
export type Format = 'binarySI' | 'decimalSI' | 'decimalExponent';

interface Suffix {
  readonly base: 2 | 10;
  readonly exponent: number;
  readonly format: Format;
}

const form = /^([-+]?)(0*)([0-9]*)(?:(\.)([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/;
const wrongFormat = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const wrongNumber = 'unable to parse numeric part of quantity';
const wrongSuffix = "unable to parse quantity's suffix";

/** The digits that always fit into 64 bits. */
const fastDigits = 18;
const mostNegative = -(2n ** 63n);
const mostPositive = 2n ** 63n - 1n;
/** Nothing smaller than a billionth: what is smaller is rounded up to it. */
const nano = 9;

/**
 * The quantity of a text, or Go's message about a text that is none (resource.ParseQuantity).
 * What Go takes is more than its documentation says: a suffix alone is zero, and so are a sign and a point.
 */
export function parseQuantity(text: string): Quantity | string {
  if (text === '') return wrongFormat;
  const match = form.exec(text);
  if (match === null) return wrongFormat;
  const [, sign = '', zeros = '', whole = '', point = '', fraction = '', written = ''] = match;
  // A text that ends with its sign or with zeros is a number of its own to Go.
  const isZero = whole === '' && point === '' && written === '';
  const number = isZero ? '0' : `${sign}${zeros}${whole}${point}${fraction}`;
  const digits = whole === '' ? '0' : whole;
  const suffix = suffixOf(written);
  if (suffix === null) return wrongSuffix;
  return fast(sign, digits, fraction, suffix) ?? slow(number, zeros + whole, fraction, suffix);
}

/** As Go does it in 64 bits; null where these might not do. */
function fast(sign: string, whole: string, fraction: string, suffix: Suffix): Quantity | null {
  const { base, exponent, format } = suffix;
  const isBinary = base === 2;
  if (isBinary && fraction !== '') return null;
  const room = isBinary
    ? 15 - whole.length - Math.trunc((exponent * 3) / 10) - 1
    : fastDigits - (whole.length + fraction.length);
  const power10 = ((isBinary ? 0 : exponent) - fraction.length) | 0;
  if (room < 0 || power10 < -nano) return null;
  const value = BigInt(whole + fraction) * (isBinary ? 2n ** BigInt(exponent) : 1n);
  if (!isInt64(value)) return null;
  return { unscaled: sign === '-' ? -value : value, scale: 0 - power10, format, isDecimal: false };
}

function slow(number: string, whole: string, fraction: string, suffix: Suffix): Quantity | string {
  if (whole === '' && fraction === '') return wrongNumber;
  const { base, exponent } = suffix;
  const isNegative = number.startsWith('-');
  const written = BigInt(whole + fraction) * (base === 2 ? 2n ** BigInt(exponent) : 1n);
  const scale = (fraction.length - (base === 10 ? exponent : 0)) | 0;
  const rounded = written === 0n ? { unscaled: 0n, scale } : roundedUp(written, scale);
  const { unscaled, scale: kept, format } = suffix.format === 'binarySI' ? capped(rounded) : { ...rounded, ...suffix };
  return { unscaled: isNegative ? -unscaled : unscaled, scale: kept, format, isDecimal: true };
}

interface Decimal {
  readonly unscaled: bigint;
  readonly scale: number;
}

/** To billionths. An exponent that nobody could write out is left as it is: its value is a whole number anyway. */
function roundedUp(unscaled: bigint, scale: number): Decimal {
  if (scale <= nano) {
    const factor = power(nano - scale);
    return factor === null ? { unscaled, scale } : { unscaled: unscaled * factor, scale: nano };
  }
  // Fewer digits than places: less than a billionth.
  const factor = power(Math.min(scale - nano, String(unscaled).length + 1)) ?? 1n;
  const quotient = unscaled / factor;
  return { unscaled: quotient * factor === unscaled ? quotient : quotient + 1n, scale: nano };
}

/** Binary ones end at 64 bits, and below 1 they are decimal. They have nine places here. */
function capped({ unscaled, scale }: Decimal): Decimal & { readonly format: Format } {
  const one = 10n ** BigInt(Math.max(scale, 0));
  if (unscaled > mostPositive * one) return { unscaled: mostPositive, scale: 0, format: 'binarySI' };
  return { unscaled, scale, format: unscaled > 0n && unscaled < one ? 'decimalSI' : 'binarySI' };
}

/** Whether 64 bits hold it and Go's multiplication sees that they do. */
export function isInt64(value: bigint): boolean {
  return value > mostNegative && value <= mostPositive;
}

const suffixes: ReadonlyMap<string, Suffix> = new Map<string, Suffix>([
  ...['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'].map((name, index): [string, Suffix] => [
    name,
    { base: 2, exponent: 10 * (index + 1), format: 'binarySI' },
  ]),
  ...['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'].map((name, index): [string, Suffix] => [
    name,
    { base: 10, exponent: 3 * index - 9, format: 'decimalSI' },
  ]),
]);

function suffixOf(text: string): Suffix | null {
  const known = suffixes.get(text);
  if (known !== undefined) return known;
  const [, digits] = /^[eE]([-+]?[0-9]+)$/.exec(text) ?? [];
  if (digits === undefined) return null;
  const exponent = BigInt(digits);
  if (exponent < mostNegative || exponent > mostPositive) return null;
  // Go keeps 32 bits of it.
  return { base: 10, exponent: Number(BigInt.asIntN(32, exponent)), format: 'decimalExponent' };
}
