import { toHex } from '../../bytes.ts';
import type { Data, List } from '../value/data.ts';
import { typeNameOf } from '../value/data.ts';
import { itemsOf } from '../value/made.ts';
import { formatPlain, numberOf, withExponent } from '../value/number.ts';
import { formatDuration } from '../value/period.ts';
import { formatTimestamp } from '../value/rfc.ts';
import { Trouble, badArgument } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import type { Meter } from './function.ts';

const clause = /%(?:\.(\d+))?(.|$)/gsu;

/** How many digits behind the point a clause may ask for. */
const mostDigits = 100;

/**
 * `'%s has %d'.format([a, b])` (cel-go, ext/formatting.go): s, d, f, e, b, o, x, X and %%.
 */
export function formatText(format: string, args: List, meter: Meter): Data | Trouble {
  let made = '';
  let next = 0;
  let end = 0;
  for (const match of format.matchAll(clause)) {
    const [all, precision, verb = ''] = match;
    made += format.slice(end, match.index);
    end = match.index + all.length;
    if (verb === '%' && precision === undefined) {
      made += '%';
      continue;
    }
    if (next >= args.size)
      return badArgument(`format has ${args.size} arguments, fewer than the text has clauses.`, words.noArgument(next));
    const digits = precision === undefined ? null : Number(precision);
    if (digits !== null && digits > mostDigits)
      return badArgument(`format gives at most ${mostDigits} digits.`, words.noDigits(digits, mostDigits));
    const text = formatOne(verb, args.at(next).data, digits, meter);
    if (text instanceof Trouble) return text;
    next += 1;
    const spent = meter.grow(text.length);
    if (spent !== undefined) return spent;
    made += text;
  }
  return meter.grow(format.length) ?? made + format.slice(end);
}

function formatOne(verb: string, data: Data, digits: number | null, meter: Meter): string | Trouble {
  switch (verb) {
    case 's':
      return asText(data, 0, meter);
    case 'd':
      return isWhole(data) || typeof data === 'number' ? asText(data, 0, meter) : mismatch(verb, data);
    case 'f':
    case 'e': {
      const value = numberOf(data);
      if (value === undefined) return mismatch(verb, data);
      return (
        special(data) ??
        (verb === 'f' ? fixed(Number(value), digits ?? 6) : withExponent(Number(value).toExponential(digits ?? 6)))
      );
    }
    case 'b':
      if (typeof data === 'boolean') return data ? '1' : '0';
      return inBase(verb, data, 2);
    case 'o':
      return inBase(verb, data, 8);
    case 'x':
    case 'X': {
      const text = hexadecimal(verb, data);
      return text instanceof Trouble || verb === 'x' ? text : text.toUpperCase();
    }
    default:
      return badArgument(
        `"%${verb}" is no clause of format; they are %s, %d, %f, %e, %b, %o, %x, %X and %%.`,
        words.noClause(verb),
      );
  }
}

function isWhole(data: Data): boolean {
  return typeof data === 'bigint' || (typeof data === 'object' && data?.kind === 'uint');
}

function special(data: Data): string | undefined {
  if (typeof data !== 'number' || Number.isFinite(data)) return undefined;
  return Number.isNaN(data) ? 'NaN' : data > 0 ? 'Infinity' : '-Infinity';
}

export function fixed(value: number, digits: number): string {
  if (Math.abs(value) < 1e21) return halfToEven(value, digits);
  return `${BigInt(value)}${digits === 0 ? '' : `.${'0'.repeat(digits)}`}`;
}

/** JavaScript rounds a tie away from zero where Go looks at the last digit; only exact ties differ. */
function halfToEven(value: number, digits: number): string {
  const rounded = value.toFixed(digits);
  const exact = value.toFixed(Math.min(100, digits + 30));
  const tail = exact.slice(exact.indexOf('.') + 1 + digits);
  if (!/^50*$/.test(tail)) return rounded;
  const cut = exact.slice(0, digits === 0 ? exact.indexOf('.') : exact.indexOf('.') + 1 + digits);
  return Number(cut.at(-1)) % 2 === 0 ? cut : rounded;
}

function inBase(verb: string, data: Data, base: number): string | Trouble {
  const value = numberOf(data);
  return isWhole(data) && value !== undefined ? value.toString(base) : mismatch(verb, data);
}

function hexadecimal(verb: string, data: Data): string | Trouble {
  if (typeof data === 'string') return toHex(new TextEncoder().encode(data));
  if (typeof data === 'object' && data?.kind === 'bytes') return toHex(data.bytes);
  return inBase(verb, data, 16);
}

/** Formatting goes down on the stack. */
const deepest = 200;

function asText(data: Data, depth: number, meter: Meter): string | Trouble {
  const spent = meter.work(1);
  if (spent !== undefined) return spent;
  if (depth > deepest) return badArgument(`The value nests more than ${deepest} deep.`);
  if (data === null) return 'null';
  if (typeof data === 'number') return special(data) ?? formatPlain(data);
  if (typeof data !== 'object') return String(data);
  switch (data.kind) {
    case 'uint':
      return String(data.value);
    case 'bytes':
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(data.bytes);
    case 'timestamp':
      return formatTimestamp(data);
    case 'duration':
      return formatDuration(data);
    case 'type':
      return data.name;
    case 'list': {
      const items: string[] = [];
      for (const item of itemsOf(data)) {
        const text = asText(item.data, depth + 1, meter);
        if (text instanceof Trouble) return text;
        items.push(text);
      }
      return `[${items.join(', ')}]`;
    }
    case 'map': {
      const entries: (readonly [key: string, value: string])[] = [];
      for (const { data: key } of data.keys()) {
        const name = asText(key, depth + 1, meter);
        const value = name instanceof Trouble ? name : asText(data.get(key)?.data ?? null, depth + 1, meter);
        if (name instanceof Trouble || value instanceof Trouble) return value;
        entries.push([name, value]);
      }
      // Go's maps have no order: cel-go sorts what it prints.
      const sorted = entries.toSorted(([one], [other]) => (one < other ? -1 : 1));
      return `{${sorted.map(([key, value]) => `${key}: ${value}`).join(', ')}}`;
    }
    case 'optional':
    case 'foreign':
      return mismatch('s', data);
  }
}

function mismatch(verb: string, data: Data): Trouble {
  return badArgument(`"%${verb}" of format takes no ${typeNameOf(data)}.`, words.noFormat(verb, data));
}
