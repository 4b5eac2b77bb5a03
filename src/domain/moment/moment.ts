import { civilOf, floorDivided, nanosPerSecond } from '../cel/value/time.ts';

/** A moment as Go's time.Time holds it: nanoseconds since 1970 in UTC, and the zone in which it is written, in seconds. */
export interface Moment {
  readonly nanos: bigint;
  readonly offset: number;
}

const longest = 2n ** 63n - 1n;
/** Years are counted from 1 where times are cut. */
const yearOne = -62_135_596_800n * nanosPerSecond;

/** As `Format(time.RFC3339)` writes it: without what is below a second, and a zone in minutes. */
export function rfc3339Text({ nanos, offset }: Moment): string {
  const { year, month, day, hours, minutes, seconds } = civilOf(nanos + BigInt(offset) * nanosPerSecond);
  const date = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  return `${date}T${padded(hours, 2)}:${padded(minutes, 2)}:${padded(seconds, 2)}${zoneText(offset)}`;
}

/** The same moment in UTC. */
export function utc({ nanos }: Moment): Moment {
  return { nanos, offset: 0 };
}

/** Later by so many nanoseconds. */
export function moved({ nanos, offset }: Moment, by: bigint): Moment {
  return { nanos: nanos + by, offset };
}

/** Back to the last multiple of so many nanoseconds since the year 1 (Time.Truncate). */
export function truncated({ nanos, offset }: Moment, by: bigint): Moment {
  if (by <= 0n) return { nanos, offset };
  const since = nanos - yearOne;
  return { nanos: yearOne + floorDivided(since, by) * by, offset };
}

/** From the earlier to the later, as far as 64 bits of nanoseconds go (Time.Sub). */
export function between(later: Moment, earlier: Moment): bigint {
  const nanos = later.nanos - earlier.nanos;
  if (nanos > longest) return longest;
  return nanos < -longest - 1n ? -longest - 1n : nanos;
}

function zoneText(offset: number): string {
  if (offset === 0) return 'Z';
  const minutes = Math.trunc(offset / 60);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${padded(BigInt(Math.trunc(size / 60)), 2)}:${padded(BigInt(size % 60), 2)}`;
}

function padded(value: bigint, width: number): string {
  return value < 0n ? `-${String(-value).padStart(width, '0')}` : String(value).padStart(width, '0');
}
