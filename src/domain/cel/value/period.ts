import { parseGoDuration } from '../../goDuration.ts';
import type { Duration } from './data.ts';
import { durationOf, nanosPerSecond } from './time.ts';
import { badArgument } from './trouble.ts';
import type { Trouble } from './trouble.ts';
import { words } from './words.ts';

/** A duration as Go's time.ParseDuration reads it: `1h30m`, `-1.5s`. */
export function parseDuration(text: string): Duration | Trouble {
  const nanos = parseGoDuration(text);
  if (typeof nanos === 'bigint') return durationOf(nanos);
  return badArgument(
    `"${text}" is no duration, or is longer than 292 years; one looks like "1h30m" or "1.5s".`,
    words.noConversion('string', 'google.protobuf.Duration'),
  );
}

/** In seconds, as JSON of protobuf has it and as string() of CEL gives it: `90s`, `1.5s`. */
export function formatDuration({ nanos }: Duration): string {
  const size = nanos < 0n ? -nanos : nanos;
  const below = size % nanosPerSecond;
  const fraction = below === 0n ? '' : `.${String(below).padStart(9, '0').replace(/0+$/, '')}`;
  return `${nanos < 0n ? '-' : ''}${size / nanosPerSecond}${fraction}s`;
}
