import { byteText, quotedBytes } from './goQuote.ts';

const units: ReadonlyMap<string, bigint> = new Map(
  (
    [
      ['ns', 1n],
      ['us', 1000n],
      ['µs', 1000n],
      ['μs', 1000n],
      ['ms', 1_000_000n],
      ['s', 1_000_000_000n],
      ['m', 60_000_000_000n],
      ['h', 3_600_000_000_000n],
    ] as const
  ).map(([name, size]) => [byteText(name), size]),
);

const most = 2n ** 63n;
const part = /([0-9]*)(\.?)([0-9]*)([^.0-9]*)/y;

/** The nanoseconds of `1h30m` or `-1.5s`, or Go's message about a text that is no duration (time.ParseDuration). */
export function parseGoDuration(text: string): bigint | string {
  const bytes = byteText(text);
  const invalid = `time: invalid duration ${quotedBytes(bytes)}`;
  const [, sign = '', size = ''] = /^([-+]?)(.*)$/s.exec(bytes) ?? [];
  if (size === '0') return 0n;
  if (size === '') return invalid;
  let sum = 0n;
  for (let at = 0; at < size.length;) {
    part.lastIndex = at;
    const [all = '', whole = '', , fraction = '', unit = ''] = part.exec(size) ?? [];
    // Parts begin with a digit or a point, and have a digit.
    if ((whole === '' && fraction === '') || !isUint63(whole)) return invalid;
    if (unit === '') return `time: missing unit in duration ${quotedBytes(bytes)}`;
    const nanos = units.get(unit);
    if (nanos === undefined) return `time: unknown unit ${quotedBytes(unit)} in duration ${quotedBytes(bytes)}`;
    const value = BigInt(whole) * nanos + below(fraction, nanos);
    sum += value;
    if (value > most || sum > most) return invalid;
    at += all.length;
  }
  if (sign === '-') return -sum;
  return sum === most ? invalid : sum;
}

/** As Go writes a time.Duration: `1h30m0s`, `1.5ms`, `0s`. */
export function goDurationText(nanos: bigint): string {
  const size = nanos < 0n ? -nanos : nanos;
  const sign = nanos < 0n ? '-' : '';
  if (size === 0n) return '0s';
  if (size < 1000n) return `${sign}${size}ns`;
  if (size < 1_000_000n) return `${sign}${shared(size, 3)}µs`;
  if (size < 1_000_000_000n) return `${sign}${shared(size, 6)}ms`;
  const minutes = size / 60_000_000_000n;
  const seconds = `${shared(size % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return `${sign}${seconds}`;
  return minutes < 60n ? `${sign}${minutes}m${seconds}` : `${sign}${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

/** Go gives up at the tenth part of 63 bits, and where they end. */
function isUint63(digits: string): boolean {
  return digits.length < 19 || BigInt(digits) <= most;
}

/** In float64, as Go does it; it takes as many digits as 63 bits hold. */
function below(fraction: string, unit: bigint): bigint {
  let digits = 0n;
  let scale = 1;
  for (const digit of fraction) {
    const next = digits * 10n + BigInt(digit);
    if (digits > (most - 1n) / 10n || next > most) break;
    digits = next;
    scale *= 10;
  }
  return digits === 0n ? 0n : BigInt(Math.trunc(Number(digits) * (Number(unit) / scale)));
}

/** A whole number of units, with what is below one behind a point. */
function shared(size: bigint, places: number): string {
  const unit = 10n ** BigInt(places);
  const fraction = String(size % unit)
    .padStart(places, '0')
    .replace(/0+$/, '');
  return fraction === '' ? String(size / unit) : `${size / unit}.${fraction}`;
}
