import { regex } from '../../regex.ts';
import * as types from '../type.ts';
import type { Data } from '../value/data.ts';
import { badArgument } from '../value/trouble.ts';
import type { Trouble } from '../value/trouble.ts';
import { define, defineMethod } from './function.ts';
import type { Library, Meter } from './function.ts';
import { bytes, list, map, string } from './kind.ts';

/** What CEL itself has for text, and `size` (cel-spec, langdef.md: standard definitions). */
export const text: Library = [
  define('size', [string], types.int, codePoints),
  define('size', [bytes], types.int, (value) => BigInt(value.bytes.length)),
  define('size', [list], types.int, ({ size }) => BigInt(size)),
  define('size', [map], types.int, ({ size }) => BigInt(size)),
  defineMethod('size', [string], types.int, codePoints),
  defineMethod('size', [bytes], types.int, (value) => BigInt(value.bytes.length)),
  defineMethod('size', [list], types.int, ({ size }) => BigInt(size)),
  defineMethod('size', [map], types.int, ({ size }) => BigInt(size)),
  defineMethod('startsWith', [string, string], types.bool, (value, part) => value.startsWith(part)),
  defineMethod('endsWith', [string, string], types.bool, (value, part) => value.endsWith(part)),
  defineMethod('contains', [string, string], types.bool, (value, part) => value.includes(part)),
  define('matches', [string, string], types.bool, matches),
  defineMethod('matches', [string, string], types.bool, matches),
];

function matches(value: string, pattern: string, meter: Meter): Data | Trouble {
  const spent = meter.once(pattern, weightOf(pattern) * 50);
  if (spent !== undefined) return spent;
  const expression = regex(pattern);
  if (expression === null) return badArgument(`"${pattern}" is no regular expression of RE2.`);
  // RE2 takes time by the length of the text and of the pattern.
  return meter.work(20 + Math.ceil((value.length * pattern.length) / 10)) ?? expression.test(value);
}

/** How large a pattern gets when it is compiled: `a{1000}` is a thousand times `a`. */
function weightOf(pattern: string): number {
  let weight = pattern.length;
  for (const [, least = '', most = ''] of pattern.matchAll(/\{(\d{1,9})(?:,(\d{0,9}))?\}/g)) {
    weight += Math.max(Number(least), Number(most));
  }
  return weight;
}

/** A character above U+FFFF is one to CEL and two units to JavaScript. */
function codePoints(value: string): bigint {
  let count = value.length;
  for (let at = 0; at < value.length - 1; at++) if ((value.codePointAt(at) ?? 0) > 0xffff) count -= 1;
  return BigInt(count);
}
