import { toHex } from '../../../bytes.ts';
import { goQuoted } from '../../../goQuoted.ts';
import * as types from '../../type.ts';
import type { Data, List } from '../../value/data.ts';
import { typeNameOf } from '../../value/data.ts';
import { itemsOf } from '../../value/made.ts';
import { formatDouble } from '../../value/number.ts';
import { formatDuration } from '../../value/period.ts';
import { formatTimestamp } from '../../value/rfc.ts';
import { Trouble, badArgument } from '../../value/trouble.ts';
import { words } from '../../value/words.ts';
import { clausesOf } from '../clause.ts';
import type { Clause } from '../clause.ts';
import { fixed } from '../format.ts';
import { defineMethod } from '../function.ts';
import type { Library, Meter } from '../function.ts';
import { list, string } from '../kind.ts';

/** `format` as it was before version 4 of the library, which Kubernetes has (cel-go, ext/formatting.go). */
export const oldFormat: Library = [defineMethod('format', [string, list], types.string, formatText)];

function formatText(format: string, args: List, meter: Meter): Data | Trouble {
  let made = '';
  let next = 0;
  let end = 0;
  for (const clause of clausesOf(format)) {
    made += format.slice(end, clause.start);
    end = clause.end;
    if (clause.verb === '%') {
      made += '%';
      continue;
    }
    if (next >= args.size)
      return badArgument(`format has ${args.size} arguments, fewer than the text has clauses.`, words.noArgument(next));
    const text = formatOne(clause, args.at(next).data, meter);
    if (text instanceof Trouble) return text;
    next += 1;
    const spent = meter.grow(text.length);
    if (spent !== undefined) return spent;
    made += text;
  }
  return meter.grow(format.length) ?? made + format.slice(end);
}

/** More digits are of no use, and Go makes as many as are wanted. */
const mostDigits = 100;

function formatOne({ verb, precision }: Clause, data: Data, meter: Meter): string | Trouble {
  if (precision !== null && precision > mostDigits)
    return badArgument(`format gives at most ${mostDigits} digits.`, words.noDigits(precision, mostDigits));
  switch (verb) {
    case 's':
      return asText(data, meter);
    case 'd':
      return inBase(verb, data, 10);
    case 'f':
    case 'e': {
      const value = doubleOf(data);
      if (value === null) return mismatch(verb, data);
      // What is meant as the precision of %e is its width there.
      return verb === 'f' ? decimal(value, precision ?? 6) : scientific(value).padStart(precision ?? 6);
    }
    case 'b':
      return typeof data === 'boolean' ? (data ? '1' : '0') : inBase(verb, data, 2);
    case 'o':
      return inBase(verb, data, 8);
    case 'x':
      return hexadecimal(verb, data);
    case 'X': {
      const text = hexadecimal(verb, data);
      return text instanceof Trouble ? text : text.toUpperCase();
    }
    default:
      return badArgument(
        `"%${verb}" is no clause of format; they are %s, %d, %f, %e, %b, %o, %x, %X and %%.`,
        words.noClause(verb),
      );
  }
}

function doubleOf(data: Data): number | null {
  if (typeof data === 'number') return data;
  return typeof data === 'string' && /^(?:NaN|-?Infinity)$/.test(data) ? Number(data) : null;
}

/** As people write it in English: `1,234.50`. */
function decimal(value: number, digits: number): string {
  const special = specialOf(value);
  if (special !== null) return special;
  const [whole = '', ...fraction] = fixed(value, digits).split('.');
  return [whole.replaceAll(/\d(?=(?:\d{3})+$)/g, '$&,'), ...fraction].join('.');
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `1.500000×10⁰³` */
function scientific(value: number): string {
  const special = specialOf(value);
  if (special !== null) return special;
  const [mantissa = '', exponent = ''] = value.toExponential(6).split('e');
  const digits = exponent.slice(1).padStart(2, '0');
  const raised = digits.replaceAll(/\d/g, (digit) => superscripts.charAt(Number(digit)));
  return `${mantissa}×10${exponent.startsWith('-') ? '⁻' : ''}${raised}`;
}

function specialOf(value: number): string | null {
  if (Number.isFinite(value)) return null;
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '-∞';
}

function inBase(verb: string, data: Data, base: number): string | Trouble {
  if (typeof data === 'bigint') return data.toString(base);
  return typeof data === 'object' && data?.kind === 'uint' ? data.value.toString(base) : mismatch(verb, data);
}

function hexadecimal(verb: string, data: Data): string | Trouble {
  if (typeof data === 'string') return toHex(new TextEncoder().encode(data));
  return typeof data === 'object' && data?.kind === 'bytes' ? toHex(data.bytes) : inBase(verb, data, 16);
}

/** What `%s` gives; what is inside of lists and maps is written as CEL would. */
function asText(data: Data, meter: Meter): string | Trouble {
  if (typeof data === 'string') return data;
  if (typeof data === 'number') return formatDouble(data);
  if (typeof data === 'object' && data !== null) {
    switch (data.kind) {
      case 'bytes':
        return utf8(data.bytes);
      case 'timestamp':
        return formatTimestamp(data);
      case 'duration':
        return formatDuration(data);
      default:
        return written(data, meter, 0);
    }
  }
  return String(data);
}

/** Formatting goes down on the stack. */
const deepest = 200;

function written(data: Data, meter: Meter, depth: number): string | Trouble {
  const spent = meter.work(1);
  if (spent !== undefined) return spent;
  if (depth > deepest) return badArgument(`The value nests more than ${deepest} deep.`);
  if (typeof data === 'string') return goQuoted(data);
  if (typeof data === 'number') return Number.isFinite(data) ? fixed(data, 6) : `"${formatDouble(data)}"`;
  if (typeof data !== 'object' || data === null) return String(data);
  switch (data.kind) {
    case 'uint':
      return String(data.value);
    case 'bytes': {
      const text = utf8(data.bytes);
      return text instanceof Trouble ? text : `b${goQuoted(text)}`;
    }
    case 'timestamp':
      return `timestamp("${formatTimestamp(data)}")`;
    case 'duration':
      return `duration("${formatDuration(data)}")`;
    case 'type':
      return data.name;
    case 'list': {
      const items = allOf(Array.from(itemsOf(data), (item) => written(item.data, meter, depth + 1)));
      return items instanceof Trouble ? items : `[${items.join(', ')}]`;
    }
    case 'map': {
      const entries = allOf(
        data.keys().map(({ data: key }) => {
          const name = written(key, meter, depth + 1);
          const value = name instanceof Trouble ? name : written(data.get(key)?.data ?? null, meter, depth + 1);
          return name instanceof Trouble || value instanceof Trouble ? value : `${name}:${value}`;
        }),
      );
      // Go's maps have no order: cel-go sorts what it prints.
      return entries instanceof Trouble ? entries : `{${entries.toSorted().join(', ')}}`;
    }
    case 'optional':
    case 'foreign':
      return mismatch('s', data);
  }
}

function allOf(parts: readonly (string | Trouble)[]): readonly string[] | Trouble {
  const texts: string[] = [];
  for (const part of parts) {
    if (part instanceof Trouble) return part;
    texts.push(part);
  }
  return texts;
}

function utf8(bytes: Uint8Array): string | Trouble {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return badArgument('The bytes are no UTF-8 text.');
  }
}

function mismatch(verb: string, data: Data): Trouble {
  return badArgument(`"%${verb}" of format takes no ${typeNameOf(data)}.`, words.noFormat(verb, data));
}
