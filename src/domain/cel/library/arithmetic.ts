import * as types from '../type.ts';
import type { Type } from '../type.ts';
import type { Data, Uint } from '../value/data.ts';
import { MadeList, itemsOf } from '../value/made.ts';
import { isInt, isUint } from '../value/number.ts';
import { durationOf, timestampOf } from '../value/time.ts';
import { outOfRange } from '../value/trouble.ts';
import type { Trouble } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { define } from './function.ts';
import type { Library } from './function.ts';
import { bytes, double, duration, int, list, string, timestamp, uint } from './kind.ts';

/**
 * The operators that compute. They go by their signs; the minus before a value is `-` with one argument.
 * (cel-spec, langdef.md: arithmetic operators; results outside of 64 bits are errors.)
 */
export const arithmetic: Library = [
  define('+', [int, int], types.int, (one, other) => asInt(one + other)),
  define(
    '+',
    [string, string],
    types.string,
    (one, other, meter) => meter.grow(one.length + other.length) ?? one + other,
  ),
  define('+', [double, double], types.double, (one, other) => one + other),
  define('+', [uint, uint], types.uint, (one, other) => asUint(one.value + other.value)),
  define('+', [list, list], joinedLists, (one, other, meter) => {
    const spent = meter.growBy(one.size + other.size);
    return spent ?? new MadeList([...itemsOf(one), ...itemsOf(other)]);
  }),
  define('+', [bytes, bytes], types.bytes, (one, other, meter) => {
    const spent = meter.grow(one.bytes.length + other.bytes.length);
    return spent ?? { kind: 'bytes', bytes: Uint8Array.from([...one.bytes, ...other.bytes]) };
  }),
  define('+', [timestamp, duration], types.timestamp, (time, by) => timestampOf(time.nanos + by.nanos, time.offset)),
  define('+', [duration, timestamp], types.timestamp, (by, time) => timestampOf(time.nanos + by.nanos, time.offset)),
  define('+', [duration, duration], types.duration, (one, other) => durationOf(one.nanos + other.nanos)),
  define('-', [int, int], types.int, (one, other) => asInt(one - other)),
  define('-', [double, double], types.double, (one, other) => one - other),
  define('-', [uint, uint], types.uint, (one, other) => asUint(one.value - other.value)),
  define('-', [timestamp, timestamp], types.duration, (one, other) => durationOf(one.nanos - other.nanos)),
  define('-', [timestamp, duration], types.timestamp, (time, by) => timestampOf(time.nanos - by.nanos, time.offset)),
  define('-', [duration, duration], types.duration, (one, other) => durationOf(one.nanos - other.nanos)),
  define('-', [int], types.int, (value) => asInt(-value)),
  define('-', [double], types.double, (value) => -value),
  define('*', [int, int], types.int, (one, other) => asInt(one * other)),
  define('*', [double, double], types.double, (one, other) => one * other),
  define('*', [uint, uint], types.uint, (one, other) => asUint(one.value * other.value)),
  define('/', [int, int], types.int, (one, other) => (other === 0n ? byZero('/') : asInt(one / other))),
  define('/', [double, double], types.double, (one, other) => one / other),
  define('/', [uint, uint], types.uint, (one, other) =>
    other.value === 0n ? byZero('/') : asUint(one.value / other.value),
  ),
  define('%', [int, int], types.int, (one, other) => (other === 0n ? byZero('%') : asRemainder(one, other))),
  define('%', [uint, uint], types.uint, (one, other) =>
    other.value === 0n ? byZero('%') : asUint(one.value % other.value),
  ),
];

function joinedLists([one = types.dyn, other = types.dyn]: readonly Type[]): Type | null {
  const element = types.unified(types.elementOf(one), types.elementOf(other));
  return element === null ? null : types.listOf(element);
}

export function asInt(value: bigint): Data | Trouble {
  return isInt(value) ? value : outOfRange(`${value} is outside the integers of 64 bits.`, words.overflow.int);
}

export function asUint(value: bigint): Uint | Trouble {
  return isUint(value)
    ? { kind: 'uint', value }
    : outOfRange(`${value} is outside the unsigned integers of 64 bits.`, words.overflow.uint);
}

/** Go's division of the least integer by -1 overflows, and cel-go's remainder with it. */
function asRemainder(one: bigint, other: bigint): Data | Trouble {
  const quotient = asInt(one / other);
  return typeof quotient === 'bigint' ? one % other : quotient;
}

function byZero(operator: '/' | '%'): Trouble {
  return outOfRange(`"${operator}" by zero has no result.`, words.byZero[operator]);
}
