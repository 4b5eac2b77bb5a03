import type { Duration } from './data.ts';
import { durationOf, nanosPerSecond } from './time.ts';
import { badArgument } from './trouble.ts';
import type { Trouble } from './trouble.ts';

const units: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1000n],
  ['µs', 1000n],
  ['μs', 1000n],
  ['ms', 1_000_000n],
  ['s', nanosPerSecond],
  ['m', 60n * nanosPerSecond],
  ['h', 3600n * nanosPerSecond],
]);

const form = /^([-+]?)(0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
const part = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/g;

/** A duration as Go's time.ParseDuration reads it: `1h30m`, `-1.5s`. */
export function parseDuration(text: string): Duration | Trouble {
  const match = form.exec(text);
  if (match === null) return badArgument(`"${text}" is no duration; one looks like "1h30m" or "1.5s".`);
  let nanos = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of (match[2] ?? '').matchAll(part)) {
    const size = units.get(unit) ?? 0n;
    nanos += BigInt(whole === '' ? 0 : whole) * size;
    // Go drops what is below a nanosecond.
    const digits = fraction.slice(0, 18);
    if (digits !== '') nanos += (BigInt(digits) * size) / 10n ** BigInt(digits.length);
  }
  return durationOf(match[1] === '-' ? -nanos : nanos);
}

/** In seconds, as JSON of protobuf has it and as string() of CEL gives it: `90s`, `1.5s`. */
export function formatDuration({ nanos }: Duration): string {
  const size = nanos < 0n ? -nanos : nanos;
  const below = size % nanosPerSecond;
  const fraction = below === 0n ? '' : `.${String(below).padStart(9, '0').replace(/0+$/, '')}`;
  return `${nanos < 0n ? '-' : ''}${size / nanosPerSecond}${fraction}s`;
}
