import type { Parts } from './date.ts';
import { notThere } from './reading.ts';
import type { Read } from './reading.ts';

interface Form {
  readonly pattern: RegExp;
  readonly length: number;
}

/** How zones are written, by the digits of the layout; the first two groups are always there. */
const forms: ReadonlyMap<string, Form> = new Map([
  ['07', { pattern: /^(..)$/s, length: 2 }],
  ['0700', { pattern: /^(..)(..)$/s, length: 4 }],
  ['07:00', { pattern: /^(..):(..)$/s, length: 5 }],
  ['070000', { pattern: /^(..)(..)(..)$/s, length: 6 }],
  ['07:00:00', { pattern: /^(..):(..):(..)$/s, length: 8 }],
]);

/** `Z` stands for itself where the layout begins with it; hours up to 24 and minutes up to 60 are taken, as Go does. */
export function readZone(layout: string, text: string, parts: Parts): Read {
  if (layout.startsWith('Z') && text.startsWith('Z')) {
    parts.zone = 'UTC';
    return { ok: true, rest: text.slice(1) };
  }
  const form = forms.get(layout.slice(1));
  const [, hours = '', minutes = '00', seconds = '00'] = form?.pattern.exec(text.slice(1, 1 + form.length)) ?? [];
  if (form === undefined || hours === '') return notThere;
  const numbers = numbersOf([hours, minutes, seconds]);
  const limits = [
    ['hour', 24],
    ['minute', 60],
    ['second', 60],
  ] as const;
  const beyond = limits.findLast(([, most], index) => (numbers[index] ?? 0) > most);
  if (beyond !== undefined) return { outOfRange: `time zone offset ${beyond[0]}` };
  const [h, m, s] = numbers;
  const sign = text.slice(0, 1);
  if (h === undefined || m === undefined || s === undefined || (sign !== '+' && sign !== '-')) return notThere;
  const offset = (h * 60 + m) * 60 + s;
  parts.offset = sign === '-' ? -offset : offset;
  return { ok: true, rest: text.slice(1 + form.length) };
}

/** As far as they are numbers: Go looks at the range of what it has read before it says that the rest is none. */
function numbersOf(texts: readonly string[]): readonly number[] {
  const end = texts.findIndex((text) => !/^[0-9]{2}$/.test(text));
  return texts.slice(0, end === -1 ? texts.length : end).map(Number);
}

/** An abbreviation, of which nobody knows the offset; only `GMT+2` says it (parseTimeZone of Go). */
export function readZoneName(text: string, parts: Parts): Read {
  if (text.startsWith('UTC')) {
    parts.zone = 'UTC';
    return { ok: true, rest: text.slice(3) };
  }
  const name = zoneName(text);
  if (name === null) return notThere;
  // Nothing overrules UTC.
  if (parts.zone !== 'UTC') parts.zone = name;
  return { ok: true, rest: text.slice(name.length) };
}

function zoneName(text: string): string | null {
  if (text.length < 3) return null;
  if (/^(?:ChST|MeST)/.test(text)) return text.slice(0, 4);
  if (text.startsWith('GMT')) return `GMT${signedHours(text.slice(3))}`;
  if (/^[-+]/.test(text)) return signedHours(text) === '' ? null : signedHours(text);
  const [letters = ''] = /^[A-Z]{0,6}/.exec(text) ?? [];
  switch (letters.length) {
    case 3:
      return letters;
    case 4:
      return letters.endsWith('T') || letters === 'WITA' ? letters : null;
    case 5:
      return letters.endsWith('T') ? letters : null;
    default:
      return null;
  }
}

function signedHours(text: string): string {
  const [all = '', digits = ''] = /^[-+]([0-9]+)/.exec(text) ?? [];
  return all !== '' && Number(digits) <= 23 ? all : '';
}
