import * as types from '../type.ts';
import type { Type } from '../type.ts';
import type { Data, Value } from '../value/data.ts';
import { compare } from '../value/compare.ts';
import { itemsOf } from '../value/made.ts';
import { numberOf } from '../value/number.ts';
import type { Trouble } from '../value/trouble.ts';
import { badArgument, noOverload } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { asInt, asUint } from './arithmetic.ts';
import { define, overload } from './function.ts';
import type { Library, Meter, Overload } from './function.ts';
import { double, int, list, uint } from './kind.ts';
import type { Kind } from './kind.ts';

const numbers: readonly Kind[] = [int, double, uint];

/** Functions on numbers (cel-go, ext/math.go, version 2). */
export const math: Library = [
  ...extreme('math.greatest', 1),
  ...extreme('math.least', -1),
  define('math.ceil', [double], types.double, Math.ceil),
  define('math.floor', [double], types.double, Math.floor),
  define('math.trunc', [double], types.double, Math.trunc),
  define('math.round', [double], types.double, awayFromZero),
  define('math.abs', [int], types.int, (value) => asInt(value < 0n ? -value : value)),
  define('math.abs', [uint], types.uint, (value) => value),
  define('math.abs', [double], types.double, Math.abs),
  define('math.sign', [int], types.int, (value) => (value > 0n ? 1n : value < 0n ? -1n : 0n)),
  define('math.sign', [uint], types.uint, ({ value }) => asUint(value > 0n ? 1n : 0n)),
  define('math.sign', [double], types.double, Math.sign),
  define('math.isNaN', [double], types.bool, Number.isNaN),
  define('math.isInf', [double], types.bool, (value) => Math.abs(value) === Number.POSITIVE_INFINITY),
  define('math.isFinite', [double], types.bool, Number.isFinite),
  define('math.sqrt', [double], types.double, Math.sqrt),
  define('math.sqrt', [int], types.double, (value) => Math.sqrt(Number(value))),
  define('math.sqrt', [uint], types.double, ({ value }) => Math.sqrt(Number(value))),
  define('math.bitAnd', [int, int], types.int, (one, other) => one & other),
  define('math.bitAnd', [uint, uint], types.uint, (one, other) => asUint(one.value & other.value)),
  define('math.bitOr', [int, int], types.int, (one, other) => one | other),
  define('math.bitOr', [uint, uint], types.uint, (one, other) => asUint(one.value | other.value)),
  define('math.bitXor', [int, int], types.int, (one, other) => one ^ other),
  define('math.bitXor', [uint, uint], types.uint, (one, other) => asUint(one.value ^ other.value)),
  define('math.bitNot', [int], types.int, (value) => ~value),
  define('math.bitNot', [uint], types.uint, ({ value }) => asUint(BigInt.asUintN(64, ~value))),
  define('math.bitShiftLeft', [int, int], types.int, (value, by) =>
    shifted('math.bitShiftLeft', by, () => BigInt.asIntN(64, value << by), 0n),
  ),
  define('math.bitShiftLeft', [uint, int], types.uint, ({ value }, by) =>
    shifted('math.bitShiftLeft', by, () => asUint(BigInt.asUintN(64, value << by)), { kind: 'uint', value: 0n }),
  ),
  // The sign does not stay: the bits are moved, not the number divided.
  define('math.bitShiftRight', [int, int], types.int, (value, by) =>
    shifted('math.bitShiftRight', by, () => BigInt.asIntN(64, BigInt.asUintN(64, value) >> by), 0n),
  ),
  define('math.bitShiftRight', [uint, int], types.uint, ({ value }, by) =>
    shifted('math.bitShiftRight', by, () => asUint(value >> by), { kind: 'uint', value: 0n }),
  ),
];

function shifted(name: string, by: bigint, shift: () => Data | Trouble, nothingLeft: Data): Data | Trouble {
  if (by < 0n) return badArgument(`A shift by ${by} has no meaning; 0 or more is wanted.`, words.noShift(name, by));
  return by >= 64n ? nothingLeft : shift();
}

/** JavaScript rounds -2.5 to -2. */
export function awayFromZero(value: number): number {
  if (!Number.isFinite(value) || Number.isInteger(value)) return value;
  const whole = Math.trunc(value);
  return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
}

/** The greatest or the least of the arguments, or of the elements of the one list. */
function extreme(name: 'math.greatest' | 'math.least', sign: 1 | -1): readonly Overload[] {
  const number: Kind = { type: types.dyn, is: (data): data is Data => numberOf(data) !== undefined };
  const best = (values: Iterable<Value>, meter: Meter): Value | Trouble => {
    let found: Value | null = null;
    for (const value of values) {
      const spent = meter.work(1);
      if (spent !== undefined) return spent;
      if (numberOf(value.data) === undefined) return noOverload(name, [value.data], words.noNumber(name));
      if (found === null || (compare(value.data, found.data) ?? 0) * sign > 0) found = value;
    }
    return found ?? badArgument(`${name} wants at least one number.`, words.noNumbers(name));
  };
  return [
    overload(name, false, [list], elementType, ([value], meter) => {
      const data = value?.data;
      return typeof data === 'object' && data?.kind === 'list' ? best(itemsOf(data), meter) : best([], meter);
    }),
    ...numbers.map((kind) => overload(name, false, [kind], kind.type, best, kind)),
    overload(name, false, [number], numberType, best, number),
  ];
}

function elementType([type = types.dyn]: readonly Type[]): Type {
  return type.kind === 'list' ? type.element : types.dyn;
}

function numberType(args: readonly Type[]): Type {
  const [first = types.dyn, ...others] = args;
  return others.reduce(types.join, first);
}
