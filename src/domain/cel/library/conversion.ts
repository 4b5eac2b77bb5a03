import * as types from '../type.ts';
import type { Data } from '../value/data.ts';
import { typeNameOf } from '../value/data.ts';
import { formatDouble } from '../value/number.ts';
import { formatDuration, parseDuration } from '../value/period.ts';
import { formatTimestamp, parseTimestamp } from '../value/rfc.ts';
import { floorDivided, nanosPerSecond, timestampOf } from '../value/time.ts';
import { Trouble, badArgument, outOfRange } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { asInt, asUint } from './arithmetic.ts';
import { define } from './function.ts';
import type { Library } from './function.ts';
import { any, bool, bytes, double, duration, int, string, timestamp, uint } from './kind.ts';

/** From one type to another, where that loses nothing (cel-spec, langdef.md: type conversions). */
export const conversion: Library = [
  define('type', [any], types.typeType, (value) => ({ kind: 'type', name: typeNameOf(value) })),
  define('dyn', [any], types.dyn, (value) => value),
  define('bool', [bool], types.bool, (value) => value),
  define('bool', [string], types.bool, readBool),
  define('int', [int], types.int, (value) => value),
  define('int', [uint], types.int, ({ value }) => asInt(value)),
  define('int', [double], types.int, doubleToInt),
  define('int', [string], types.int, (text) =>
    isDecimal(text) ? within(asInt(BigInt(unsigned(text))), 'int') : noNumber(text, 'int'),
  ),
  define('int', [timestamp], types.int, ({ nanos }) => floorDivided(nanos, nanosPerSecond)),
  define('int', [duration], types.int, ({ nanos }) => nanos / nanosPerSecond),
  define('uint', [uint], types.uint, (value) => value),
  define('uint', [int], types.uint, asUint),
  define('uint', [double], types.uint, doubleToUint),
  define('uint', [string], types.uint, (text) =>
    /^[0-9]+$/.test(text) ? within(asUint(BigInt(text)), 'uint') : noNumber(text, 'uint'),
  ),
  define('double', [double], types.double, (value) => value),
  define('double', [int], types.double, Number),
  define('double', [uint], types.double, ({ value }) => Number(value)),
  define('double', [string], types.double, readDouble),
  define('string', [string], types.string, (value) => value),
  define('string', [int], types.string, String),
  define('string', [uint], types.string, ({ value }) => String(value)),
  define('string', [double], types.string, formatDouble),
  define('string', [bool], types.string, String),
  define('string', [bytes], types.string, (value) => decodeUtf8(value.bytes)),
  define('string', [timestamp], types.string, formatTimestamp),
  define('string', [duration], types.string, formatDuration),
  define('bytes', [bytes], types.bytes, (value) => value),
  define('bytes', [string], types.bytes, (text, meter) => {
    return meter.grow(text.length) ?? { kind: 'bytes', bytes: new TextEncoder().encode(text) };
  }),
  define('timestamp', [timestamp], types.timestamp, (value) => value),
  define('timestamp', [string], types.timestamp, parseTimestamp),
  define('timestamp', [int], types.timestamp, (seconds) => timestampOf(seconds * nanosPerSecond)),
  define('duration', [duration], types.duration, (value) => value),
  define('duration', [string], types.duration, parseDuration),
  define('duration', [int], types.duration, (nanos) => ({ kind: 'duration', nanos })),
];

/** Go's strconv.ParseBool. */
function readBool(text: string): Data | Trouble {
  if (/^(1|t|T|true|TRUE|True)$/.test(text)) return true;
  if (/^(0|f|F|false|FALSE|False)$/.test(text)) return false;
  return badArgument(`"${text}" is neither "true" nor "false".`, words.noConversion('string', 'bool'));
}

/** A text with a number that is too large is to cel-go a text without one. */
function within(number: Data | Trouble, type: string): Data | Trouble {
  return number instanceof Trouble ? outOfRange(number.message, words.noConversion('string', type)) : number;
}

function isDecimal(text: string): boolean {
  return /^[-+]?[0-9]+$/.test(text);
}

function unsigned(text: string): string {
  return text.startsWith('+') ? text.slice(1) : text;
}

/** Without what is behind the point. The ends themselves stand for many numbers (cel-go, common/types/overflow.go). */
function doubleToInt(value: number): Data | Trouble {
  return value > -(2 ** 63) && value < 2 ** 63 ? BigInt(Math.trunc(value)) : notInside(value, 'int');
}

function doubleToUint(value: number): Data | Trouble {
  return value >= 0 && value < 2 ** 64 ? asUint(BigInt(Math.trunc(value))) : notInside(value, 'uint');
}

/** Go's strconv.ParseFloat, without its hexadecimal forms and underscores. */
function readDouble(text: string): Data | Trouble {
  if (/^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$/.test(text)) {
    const value = Number(text);
    return Number.isFinite(value)
      ? value
      : outOfRange(`${text} is too large for a double.`, words.noConversion('string', 'double'));
  }
  if (/^[-+]?(inf|infinity)$/i.test(text))
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^nan$/i.test(text) ? Number.NaN : noNumber(text, 'double');
}

function decodeUtf8(utf8: Uint8Array): string | Trouble {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(utf8);
  } catch {
    return badArgument('The bytes are no UTF-8 text.', words.noText);
  }
}

function notInside(value: number, type: 'int' | 'uint'): Trouble {
  return outOfRange(`${formatDouble(value)} is outside of what ${type} holds.`, words.overflow[type]);
}

function noNumber(text: string, type: string): Trouble {
  return badArgument(`"${text}" is no ${type}.`, words.noConversion('string', type));
}
