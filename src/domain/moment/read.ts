import type { Parts } from './date.ts';
import { nextChunk } from './layout.ts';
import type { Chunk } from './layout.ts';
import { notThere } from './reading.ts';
import type { Read } from './reading.ts';
import { readZone, readZoneName } from './zone.ts';

const months = [
  ['January', 'February', 'March', 'April', 'May', 'June'],
  ['July', 'August', 'September', 'October', 'November', 'December'],
].flat();
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Reads what an element stands for into the parts of a time (parse of Go, package time). */
export function readElement({ element, text: written, rest: layout }: Chunk, text: string, parts: Parts): Read {
  switch (element) {
    case 'year':
      return readYear(text, parts);
    case 'longYear':
      return readLongYear(text, parts);
    case 'month':
      return readName(months.map(short), text, (index) => (parts.month = index + 1));
    case 'longMonth':
      return readName(months, text, (index) => (parts.month = index + 1));
    case 'weekday':
      return readName(weekdays.map(short), text, () => {});
    case 'longWeekday':
      return readName(weekdays, text, () => {});
    case 'monthNumber':
      return readNumber(text, written === '01', 'month', 1, 12, (value) => (parts.month = value));
    case 'day':
      return readNumber(
        written === '_2' && text.startsWith(' ') ? text.slice(1) : text,
        written === '02',
        'day',
        0,
        99,
        (value) => (parts.day = value),
      );
    case 'dayOfYear':
      return readDayOfYear(written, text, parts);
    case 'hour':
      return readNumber(text, false, 'hour', 0, 23, (value) => (parts.hour = value));
    case 'hour12':
      return readNumber(text, written === '03', 'hour', 0, 12, (value) => (parts.hour = value));
    case 'minute':
      return readNumber(text, written === '04', 'minute', 0, 59, (value) => (parts.minute = value));
    case 'second':
      return readSecond(written, layout, text, parts);
    case 'PM':
    case 'pm':
      return readHalf(element, text, parts);
    case 'zoneName':
      return readZoneName(text, parts);
    case 'zone':
      return readZone(written, text, parts);
    case 'fraction':
      return readFraction(written, text, parts);
  }
}

function short(name: string): string {
  return name.slice(0, 3);
}

function readName(names: readonly string[], text: string, found: (index: number) => void): Read {
  const index = names.findIndex((name) => text.slice(0, name.length).toLowerCase() === name.toLowerCase());
  const name = names[index];
  if (name === undefined) return notThere;
  found(index);
  return { ok: true, rest: text.slice(name.length) };
}

/** One or two digits, two of them where the layout has two. */
function readNumber(
  text: string,
  isFixed: boolean,
  name: string,
  least: number,
  most: number,
  found: (value: number) => void,
): Read {
  const [digits] = /^[0-9]{1,2}/.exec(text) ?? [];
  if (digits === undefined || (isFixed && digits.length < 2)) return notThere;
  const value = Number(digits);
  if (value < least || value > most) return { outOfRange: name };
  found(value);
  return { ok: true, rest: text.slice(digits.length) };
}

/** Two characters of which Go makes a number, so that a sign may be one of them. */
function readYear(text: string, parts: Parts): Read {
  if (text.length < 2 || !/^(?:[0-9]{2}|[-+][0-9])/.test(text)) return notThere;
  const year = Number(text.slice(0, 2));
  parts.year = year + (year >= 69 ? 1900 : 2000);
  return { ok: true, rest: text.slice(2) };
}

function readLongYear(text: string, parts: Parts): Read {
  if (!/^[0-9]{4}/.test(text)) return notThere;
  parts.year = Number(text.slice(0, 4));
  return { ok: true, rest: text.slice(4) };
}

function readDayOfYear(written: string, text: string, parts: Parts): Read {
  const spaces = written === '__2' ? (/^ {0,2}/.exec(text)?.[0].length ?? 0) : 0;
  const [digits] = /^[0-9]{1,3}/.exec(text.slice(spaces)) ?? [];
  if (digits === undefined || (written === '002' && digits.length < 3)) return notThere;
  parts.dayOfYear = Number(digits);
  return { ok: true, rest: text.slice(spaces + digits.length) };
}

/** With what is below it, also where the layout does not ask for that. */
function readSecond(written: string, layout: string, text: string, parts: Parts): Read {
  const read = readNumber(text, written === '05', 'second', 0, 59, (value) => (parts.second = value));
  if (!('rest' in read)) return read;
  const [fraction] = /^[.,][0-9]+/.exec(read.rest) ?? [];
  if (fraction === undefined || nextChunk(layout)?.element === 'fraction') return read;
  parts.nanos = nanosOf(fraction);
  return { ok: true, rest: read.rest.slice(fraction.length) };
}

function readHalf(element: 'PM' | 'pm', text: string, parts: Parts): Read {
  const half = text.slice(0, 2);
  const [before, after] = element === 'PM' ? ['AM', 'PM'] : ['am', 'pm'];
  if (half !== before && half !== after) return notThere;
  if (half === after) parts.isAfterNoon = true;
  else parts.isBeforeNoon = true;
  return { ok: true, rest: text.slice(2) };
}

/** `.000` asks for as many digits, `.999` takes any number of them, also none. */
function readFraction(written: string, text: string, parts: Parts): Read {
  if (written[1] === '9') {
    const [fraction = ''] = /^[.,][0-9]+/.exec(text) ?? [];
    if (fraction !== '') parts.nanos = nanosOf(fraction);
    return { ok: true, rest: text.slice(fraction.length) };
  }
  const fraction = text.slice(0, written.length);
  if (fraction.length < written.length || !/^[.,]/.test(fraction)) return notThere;
  // Go reads these digits as a number, which may have a sign.
  const [, sign, digits = ''] = /^.([-+]?)([0-9]*)$/.exec(fraction.slice(0, 10)) ?? [];
  if (sign === undefined) return notThere;
  if (sign === '-' && Number(digits) > 0) return { outOfRange: 'fractional second' };
  parts.nanos = Number(digits === '' ? '0' : digits) * 10 ** (10 - Math.min(written.length, 10));
  return { ok: true, rest: text.slice(written.length) };
}

function nanosOf(fraction: string): number {
  return Number(fraction.slice(1, 10).padEnd(9, '0'));
}
