import { daysFromCivil, nanosPerSecond } from '../cel/value/time.ts';
import type { Moment } from './moment.ts';

/** What a text said about a time, as far as it was read. */
export interface Parts {
  year?: number;
  month?: number;
  day?: number;
  dayOfYear?: number;
  hour?: number;
  minute?: number;
  second?: number;
  nanos?: number;
  /** `PM` or `AM` were read; a layout can ask twice. */
  isAfterNoon?: boolean;
  isBeforeNoon?: boolean;
  /** In seconds east of UTC. */
  offset?: number;
  /** Its abbreviation. */
  zone?: string;
}

/** The moment of these parts, or why there is no such day. */
export function momentOf(parts: Parts): Moment | string {
  const { year = 0, minute = 0, second = 0, nanos = 0 } = parts;
  const date = dateOf(parts, year);
  if (typeof date === 'string') return date;
  const days = daysFromCivil(BigInt(year), BigInt(date.month), BigInt(date.day));
  const seconds = BigInt((hourOf(parts) * 60 + minute) * 60 + second);
  const written = (days * 86_400n + seconds) * nanosPerSecond + BigInt(nanos);
  const { shift, offset } = zoneOf(parts);
  return { nanos: written - BigInt(shift) * nanosPerSecond, offset };
}

/** By which seconds the time is to be moved, and in which zone it is written. */
function zoneOf({ zone, offset }: Parts): { readonly shift: number; readonly offset: number } {
  if (zone === 'UTC') return { shift: 0, offset: 0 };
  if (offset !== undefined && offset !== -1) return { shift: offset, offset };
  const [, hours] = /^GMT([-+][0-9]+)$/.exec(zone ?? '') ?? [];
  // Go writes it in this zone, but has read it as if it were UTC.
  return { shift: 0, offset: hours === undefined ? 0 : Number(hours) * 3600 };
}

function hourOf({ hour = 0, isAfterNoon = false, isBeforeNoon = false }: Parts): number {
  if (isAfterNoon && hour < 12) return hour + 12;
  return isBeforeNoon && hour === 12 ? 0 : hour;
}

interface Date {
  readonly month: number;
  readonly day: number;
}

function dateOf({ month, day, dayOfYear }: Parts, year: number): Date | string {
  if (dayOfYear === undefined) {
    const date = { month: month ?? 1, day: day ?? 1 };
    return date.day >= 1 && date.day <= daysIn(year, date.month) ? date : 'day out of range';
  }
  const date = dateOfDay(year, dayOfYear);
  if (date === null) return 'day-of-year out of range';
  if (month !== undefined && month !== date.month) return 'day-of-year does not match month';
  return day === undefined || day === date.day ? date : 'day-of-year does not match day';
}

function dateOfDay(year: number, dayOfYear: number): Date | null {
  let left = dayOfYear;
  if (left < 1) return null;
  for (let month = 1; month <= 12; month += 1) {
    const length = daysIn(year, month);
    if (left <= length) return { month, day: left };
    left -= length;
  }
  return null;
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
