import { nanosPerSecond } from './time.ts';
import { badArgument } from './trouble.ts';
import type { Trouble } from './trouble.ts';
import { words } from './words.ts';

/** Nanoseconds by which a time zone is before UTC at a moment: `UTC`, `Europe/Berlin`, `+02:00`, `-3:30`. */
export function zoneOffset(zone: string, nanos: bigint): bigint | Trouble {
  const [, sign, hours, minutes] = /^([+-]?)(\d{1,2}):(\d{2})$/.exec(zone) ?? [];
  if (hours !== undefined && minutes !== undefined) {
    const offset = (BigInt(hours) * 3600n + BigInt(minutes) * 60n) * nanosPerSecond;
    return sign === '-' ? -offset : offset;
  }
  if (zone === '' || zone === 'UTC') return 0n;
  const format = formatOf(zone);
  if (format === null)
    return badArgument(
      `"${zone}" is no time zone; one looks like "Europe/Berlin" or "+02:00".`,
      zone.includes(':') ? words.noZonePart(zone.split(':')) : words.noZone(zone),
    );
  const milliseconds = Number(nanos / 1_000_000n);
  const name = format.formatToParts(milliseconds).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, side = '+', h = '0', m = '0', s = '0'] = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(name) ?? [];
  const offset = (BigInt(h) * 3600n + BigInt(m) * 60n + BigInt(s)) * nanosPerSecond;
  return side === '-' ? -offset : offset;
}

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Making one takes longer than a whole evaluation. Names that are none are kept too, up to a point. */
function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  if (formats.size > 1000) formats.clear();
  const made = makeFormat(zone);
  formats.set(zone, made);
  return made;
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | null {
  if (/^[+-]/.test(timeZone)) return null;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset', year: 'numeric' });
  } catch {
    return null;
  }
}
