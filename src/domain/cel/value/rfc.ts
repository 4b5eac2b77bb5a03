import type { Timestamp } from './data.ts';
import { civilOf, daysFromCivil, nanosPerSecond, timestampOf } from './time.ts';
import { badArgument } from './trouble.ts';
import type { Trouble } from './trouble.ts';
import { words } from './words.ts';

const form = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:[.,](\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** A timestamp as RFC 3339 writes it (Go's time.Parse with RFC3339, which cel-go uses). */
export function parseTimestamp(text: string): Timestamp | Trouble {
  const match = form.exec(text);
  const [, year = '', month = '', day = '', hours = '', minutes = '', seconds = ''] = match ?? [];
  const [fraction = '', sign = '', zoneHours = '0', zoneMinutes = '0'] = match?.slice(7) ?? [];
  const date = daysOf(BigInt(year), BigInt(month), BigInt(day));
  const ofDay = secondsOf(BigInt(hours), BigInt(minutes), BigInt(seconds));
  const zone = secondsOf(BigInt(zoneHours), BigInt(zoneMinutes), 0n);
  if (match === null || date === null || ofDay === null || zone === null) {
    return badArgument(`"${text}" is no timestamp; one looks like "2026-01-31T12:00:00Z".`, words.noTimestamp(text));
  }
  const offset = sign === '-' ? -zone : zone;
  const whole = date * 86_400n + ofDay - offset;
  return timestampOf(whole * nanosPerSecond + BigInt(fraction.slice(0, 9).padEnd(9, '0')), Number(offset));
}

/** Days since 1970; null for a day that no calendar has. */
function daysOf(year: bigint, month: bigint, day: bigint): bigint | null {
  if (month < 1n || month > 12n || day < 1n) return null;
  const next = month === 12n ? daysFromCivil(year + 1n, 1n, 1n) : daysFromCivil(year, month + 1n, 1n);
  const days = daysFromCivil(year, month, day);
  return days < next ? days : null;
}

function secondsOf(hours: bigint, minutes: bigint, seconds: bigint): bigint | null {
  return hours > 23n || minutes > 59n || seconds > 59n ? null : hours * 3600n + minutes * 60n + seconds;
}

/** In its own zone, with as many digits behind the second as are needed. */
export function formatTimestamp({ nanos, offset = 0 }: Timestamp): string {
  const local = nanos + BigInt(offset) * nanosPerSecond;
  const { year, month, day, hours, minutes, seconds, nanos: below } = civilOf(local);
  const two = (part: bigint): string => String(part).padStart(2, '0');
  const fraction = below === 0n ? '' : `.${String(below).padStart(9, '0').replace(/0+$/, '')}`;
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  return `${date}T${two(hours)}:${two(minutes)}:${two(seconds)}${fraction}${zoneText(offset)}`;
}

function zoneText(offset: number): string {
  if (offset === 0) return 'Z';
  const minutes = Math.abs(offset) / 60;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
