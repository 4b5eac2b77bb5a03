import type { Duration, Timestamp } from './data.ts';
import { outOfRange } from './trouble.ts';
import type { Trouble } from './trouble.ts';
import { words } from './words.ts';

export const nanosPerSecond = 1_000_000_000n;
const nanosPerDay = 86_400n * nanosPerSecond;

/** The years 1 to 9999 (cel-spec, langdef.md: timestamp). */
const firstNanos = daysFromCivil(1n, 1n, 1n) * nanosPerDay;
const endNanos = daysFromCivil(10_000n, 1n, 1n) * nanosPerDay;

/** Go's time.Duration has 64 bits of nanoseconds. */
const mostNanos = 2n ** 63n - 1n;

export function timestampOf(nanos: bigint, offset = 0): Timestamp | Trouble {
  if (nanos >= firstNanos && nanos < endNanos) return { kind: 'timestamp', nanos, ...(offset === 0 ? {} : { offset }) };
  return outOfRange('The timestamp is outside the years 1 to 9999.', words.overflow.timestamp);
}

export function durationOf(nanos: bigint): Duration | Trouble {
  if (nanos >= -mostNanos - 1n && nanos <= mostNanos) return { kind: 'duration', nanos };
  return outOfRange('The duration is longer than 64 bits of nanoseconds hold.', words.overflow.duration);
}

/** A moment of the calendar; months and days from 1, the day of the week from Sunday as 0. */
export interface Civil {
  readonly year: bigint;
  readonly month: bigint;
  readonly day: bigint;
  readonly hours: bigint;
  readonly minutes: bigint;
  readonly seconds: bigint;
  /** Below a second. */
  readonly nanos: bigint;
  readonly dayOfWeek: bigint;
  /** From 0. */
  readonly dayOfYear: bigint;
}

/** The calendar of a timestamp that has already been moved into its time zone. */
export function civilOf(nanos: bigint): Civil {
  const days = floorDivided(nanos, nanosPerDay);
  const rest = nanos - days * nanosPerDay;
  const seconds = rest / nanosPerSecond;
  const { year, month, day } = civilFromDays(days);
  return {
    year,
    month,
    day,
    hours: seconds / 3600n,
    minutes: (seconds / 60n) % 60n,
    seconds: seconds % 60n,
    nanos: rest % nanosPerSecond,
    dayOfWeek: (((days + 4n) % 7n) + 7n) % 7n,
    dayOfYear: days - daysFromCivil(year, 1n, 1n),
  };
}

/** Days since 1970-01-01 (Howard Hinnant, chrono-Compatible Low-Level Date Algorithms). */
export function daysFromCivil(year: bigint, month: bigint, day: bigint): bigint {
  const shifted = month <= 2n ? year - 1n : year;
  const era = floorDivided(shifted, 400n);
  const yearOfEra = shifted - era * 400n;
  const dayOfYear = (153n * (month + (month > 2n ? -3n : 9n)) + 2n) / 5n + day - 1n;
  const dayOfEra = yearOfEra * 365n + yearOfEra / 4n - yearOfEra / 100n + dayOfYear;
  return era * 146_097n + dayOfEra - 719_468n;
}

function civilFromDays(days: bigint): { readonly year: bigint; readonly month: bigint; readonly day: bigint } {
  const shifted = days + 719_468n;
  const era = floorDivided(shifted, 146_097n);
  const dayOfEra = shifted - era * 146_097n;
  const yearOfEra = (dayOfEra - dayOfEra / 1460n + dayOfEra / 36_524n - dayOfEra / 146_096n) / 365n;
  const dayOfYear = dayOfEra - (365n * yearOfEra + yearOfEra / 4n - yearOfEra / 100n);
  const shiftedMonth = (5n * dayOfYear + 2n) / 153n;
  const month = shiftedMonth + (shiftedMonth < 10n ? 3n : -9n);
  const day = dayOfYear - (153n * shiftedMonth + 2n) / 5n + 1n;
  return { year: yearOfEra + era * 400n + (month <= 2n ? 1n : 0n), month, day };
}

export function floorDivided(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}
