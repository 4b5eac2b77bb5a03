import * as types from '../type.ts';
import type { Data } from '../value/data.ts';
import { Trouble } from '../value/trouble.ts';
import { define, defineMethod } from './function.ts';
import type { Library, Meter } from './function.ts';
import { bytes, list, map, string } from './kind.ts';
import { patternFor } from './pattern.ts';

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
  const expression = patternFor(value, pattern, meter);
  return expression instanceof Trouble ? expression : expression.test(value);
}

/** A character above U+FFFF is one to CEL and two units to JavaScript. */
function codePoints(value: string): bigint {
  let count = value.length;
  for (let at = 0; at < value.length - 1; at++) if ((value.codePointAt(at) ?? 0) > 0xffff) count -= 1;
  return BigInt(count);
}
