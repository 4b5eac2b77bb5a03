import type { Data } from './data.ts';

const leastInt = -(2n ** 63n);
const mostInt = 2n ** 63n - 1n;
const mostUint = 2n ** 64n - 1n;

export function isInt(value: bigint): boolean {
  return value >= leastInt && value <= mostInt;
}

export function isUint(value: bigint): boolean {
  return value >= 0n && value <= mostUint;
}

/** The number of an int, a uint or a double; undefined for anything else. */
export function numberOf(data: Data): bigint | number | undefined {
  if (typeof data === 'bigint' || typeof data === 'number') return data;
  return typeof data === 'object' && data?.kind === 'uint' ? data.value : undefined;
}

/**
 * A double as Go's `%g` writes it, which cel-go's string() uses: the shortest digits, with an exponent of at least
 * two digits from 1e+06 up and below 0.0001.
 */
export function formatDouble(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return withExponent(value.toExponential());
  return formatPlain(value);
}

/** The same without an exponent, however many zeros that takes: Go's `%f` with the shortest digits. */
export function formatPlain(value: number): string {
  const [mantissa = '', exponent = ''] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const point = Number(exponent) + 1;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const rest = point > 0 ? digits.slice(point) : value === 0 ? '' : '0'.repeat(-point) + digits;
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  return `${sign}${whole}${rest === '' ? '' : `.${rest}`}`;
}

/** JavaScript's `1e+6` as Go has it: `1e+06`. */
export function withExponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, 'e$10$2');
}
