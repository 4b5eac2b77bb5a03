import * as types from '../type.ts';
import type { Data, List } from '../value/data.ts';
import { MadeList, itemsOf } from '../value/made.ts';
import { badArgument, outOfRange } from '../value/trouble.ts';
import type { Trouble } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { formatText } from './format.ts';
import { define, defineMethod } from './function.ts';
import type { Library, Meter } from './function.ts';
import { int, list, listOf, string } from './kind.ts';

const texts = listOf(types.string);

/** Functions on text whose offsets are code points (cel-go, ext/strings.go, version 4). */
export const strings: Library = [
  defineMethod('charAt', [string, int], types.string, (text, at) => {
    const characters = Array.from(text);
    if (at < 0n || at > BigInt(characters.length)) return outside(at, characters.length);
    return characters[Number(at)] ?? '';
  }),
  defineMethod('indexOf', [string, string], types.int, (text, part, meter) => indexOf(text, part, 0n, meter)),
  defineMethod('indexOf', [string, string, int], types.int, indexOf),
  defineMethod('lastIndexOf', [string, string], types.int, (text, part, meter) => lastIndexOf(text, part, null, meter)),
  defineMethod('lastIndexOf', [string, string, int], types.int, lastIndexOf),
  defineMethod('substring', [string, int], types.string, (text, from) => substring(text, from, null)),
  defineMethod('substring', [string, int, int], types.string, substring),
  defineMethod('split', [string, string], types.listOf(types.string), (text, by, meter) => split(text, by, -1n, meter)),
  defineMethod('split', [string, string, int], types.listOf(types.string), split),
  defineMethod('join', [texts], types.string, (parts, meter) => join(parts, null, meter)),
  defineMethod('join', [texts, string], types.string, join),
  defineMethod('replace', [string, string, string], types.string, (text, old, by, meter) =>
    replace(text, old, by, -1n, meter),
  ),
  defineMethod('replace', [string, string, string, int], types.string, replace),
  defineMethod('trim', [string], types.string, trim),
  defineMethod('lowerAscii', [string], types.string, (text) => text.replaceAll(/[A-Z]+/g, (run) => run.toLowerCase())),
  defineMethod('upperAscii', [string], types.string, (text) => text.replaceAll(/[a-z]+/g, (run) => run.toUpperCase())),
  defineMethod('reverse', [string], types.string, (text) => Array.from(text).toReversed().join('')),
  defineMethod('format', [string, list], types.string, formatText),
  define('strings.quote', [string], types.string, quote),
];

/** Unicode's white space, which is what Go trims: JavaScript's has U+FEFF too and misses U+0085. */
const edges = /^[\p{White_Space}]+|[\p{White_Space}]+$/gu;

function trim(text: string): string {
  return text.replaceAll(edges, '');
}

function indexOf(text: string, part: string, from: bigint, meter: Meter): Data | Trouble {
  const spent = meter.work(Math.ceil(text.length / 10));
  if (spent !== undefined) return spent;
  const length = countOf(text);
  if (from < 0n) return outside(from, length);
  const isBehind = from >= BigInt(length);
  if (part === '') return isBehind ? BigInt(length) : from;
  if (isBehind) return -1n;
  const at = text.indexOf(part, unitsOf(text, Number(from)));
  return at === -1 ? -1n : BigInt(countOf(text.slice(0, at)));
}

function lastIndexOf(text: string, part: string, upTo: bigint | null, meter: Meter): Data | Trouble {
  const spent = meter.work(Math.ceil(text.length / 10));
  if (spent !== undefined) return spent;
  const length = countOf(text);
  const last = upTo ?? BigInt(length);
  if (last < 0n) return outside(last, length);
  const isBehind = last >= BigInt(length);
  if (part === '') return isBehind ? BigInt(length) : last;
  // Nothing is looked for behind the end, not even before it.
  if (isBehind && upTo !== null) return -1n;
  const at = text.lastIndexOf(part, unitsOf(text, Number(last)));
  return at === -1 ? -1n : BigInt(countOf(text.slice(0, at)));
}

function substring(text: string, from: bigint, to: bigint | null): Data | Trouble {
  const length = countOf(text);
  const end = to ?? BigInt(length);
  if (to !== null && from > to)
    return outOfRange(`A substring from ${from} to ${to} ends before it begins.`, words.noSubstring(from, to));
  if (from < 0n || from > BigInt(length)) return outside(from, length);
  if (end < 0n || end > BigInt(length)) return outside(end, length);
  return text.slice(unitsOf(text, Number(from)), unitsOf(text, Number(end)));
}

/** At most so many parts; the last has the rest. Fewer than 0 means all. */
function split(text: string, by: string, most: bigint, meter: Meter): Data | Trouble {
  const spent = meter.grow(text.length);
  if (spent !== undefined) return spent;
  if (most === 0n) return new MadeList([]);
  const parts = by === '' ? Array.from(text) : text.split(by);
  const kept = most < 0n || most >= BigInt(parts.length) ? parts : firstAndRest(parts, Number(most), by);
  return new MadeList(kept.map((data) => ({ data, from: null })));
}

function firstAndRest(parts: readonly string[], most: number, by: string): readonly string[] {
  return [...parts.slice(0, most - 1), parts.slice(most - 1).join(by)];
}

function join(parts: List, separator: string | null, meter: Meter): Data | Trouble {
  const by = separator ?? '';
  const all: string[] = [];
  for (const { data } of itemsOf(parts)) {
    if (typeof data !== 'string')
      return badArgument(
        'join wants a list of strings.',
        words.noFunction('join', separator === null ? [parts] : [parts, by]),
      );
    const spent = meter.grow(data.length + by.length);
    if (spent !== undefined) return spent;
    all.push(data);
  }
  return all.join(by);
}

function replace(text: string, old: string, by: string, most: bigint, meter: Meter): Data | Trouble {
  const parts = old === '' ? ['', ...Array.from(text), ''] : text.split(old);
  const times = most < 0n || most > BigInt(parts.length - 1) ? parts.length - 1 : Number(most);
  const spent = meter.grow(text.length + times * by.length);
  if (spent !== undefined) return spent;
  const replaced = parts.slice(0, times + 1).join(by);
  return times === parts.length - 1 ? replaced : [replaced, ...parts.slice(times + 1)].join(old);
}

const escapes: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

function quote(text: string, meter: Meter): Data | Trouble {
  const quoted = text.toWellFormed().replaceAll(/[\p{Cc}\\"]/gu, (sign) => escapes[sign] ?? sign);
  return meter.grow(quoted.length) ?? `"${quoted}"`;
}

function countOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The offset in UTF-16 units of a code point. */
function unitsOf(text: string, codePoints: number): number {
  let units = 0;
  for (let left = codePoints; left > 0; left--) units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  return units;
}

function outside(at: bigint, length: number): Trouble {
  return outOfRange(`${at} is outside of a text of ${length} characters.`, words.outOfText(at));
}
