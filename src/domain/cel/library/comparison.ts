import * as types from '../type.ts';
import { compare } from '../value/compare.ts';
import type { Data } from '../value/data.ts';
import { noOverload } from '../value/trouble.ts';
import { define } from './function.ts';
import type { Library, Overload } from './function.ts';
import { bool, bytes, double, duration, int, string, timestamp, uint } from './kind.ts';
import type { Kind } from './kind.ts';

const numbers: readonly Kind[] = [int, double, uint];
const others: readonly Kind[] = [string, bool, timestamp, duration, bytes];

/** Pairs that have an order; numbers of different types are compared by their value (cel-spec, proposal 210). */
const pairs: readonly (readonly [Kind, Kind])[] = [
  ...numbers.flatMap((one) => numbers.map((other) => [one, other] as const)),
  ...others.map((kind) => [kind, kind] as const),
];

const tests: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** The operators that ask for an order; `==`, `!=` and `in` take everything and are the evaluator's. */
export const comparison: Library = Object.entries(tests).flatMap(([sign, test]): readonly Overload[] =>
  pairs.map((pair) =>
    define(sign, pair, types.bool, (one: Data, other: Data) => {
      const order = compare(one, other);
      return order === undefined ? noOverload(sign, [one, other]) : test(order);
    }),
  ),
);
