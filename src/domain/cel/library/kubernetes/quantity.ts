import { addQuantities, approximateFloat, int64Of, subtractQuantities } from '../../../quantity/arithmetic.ts';
import { compareQuantities, signOf } from '../../../quantity/compare.ts';
import { parseQuantity } from '../../../quantity/quantity.ts';
import type { Quantity } from '../../../quantity/quantity.ts';
import * as types from '../../type.ts';
import type { Data } from '../../value/data.ts';
import { Trouble, badArgument, outOfRange } from '../../value/trouble.ts';
import { words } from '../../value/words.ts';
import { define, defineMethod } from '../function.ts';
import type { Library } from '../function.ts';
import { int, string } from '../kind.ts';
import { opaqueType } from '../opaque.ts';

const quantity = opaqueType<Quantity>('kubernetes.Quantity', (one, other) => compareQuantities(one, other) === 0);

/** Amounts (k8s.io/apiserver, pkg/cel/library/quantity.go). */
export const quantities: Library = [
  define('quantity', [string], quantity.type, (text) => {
    const parsed = parseQuantity(text);
    return typeof parsed === 'string'
      ? badArgument(`"${text}" is no quantity: ${parsed}.`, parsed)
      : quantity.make(parsed);
  }),
  define('isQuantity', [string], types.bool, (text) => typeof parseQuantity(text) !== 'string'),
  // A function and no method: Kubernetes declares it so.
  define('sign', [quantity.kind], types.int, ({ value }) => BigInt(signOf(value))),
  defineMethod('isInteger', [quantity.kind], types.bool, ({ value }) => int64Of(value) !== null),
  defineMethod('asInteger', [quantity.kind], types.int, ({ value }) => {
    return int64Of(value) ?? outOfRange('The quantity is no integer of 64 bits.', words.noInteger);
  }),
  defineMethod('asApproximateFloat', [quantity.kind], types.double, ({ value }) => approximateFloat(value)),
  defineMethod('isGreaterThan', [quantity.kind, quantity.kind], types.bool, (one, other) => order(one, other) > 0),
  defineMethod('isLessThan', [quantity.kind, quantity.kind], types.bool, (one, other) => order(one, other) < 0),
  defineMethod('compareTo', [quantity.kind, quantity.kind], types.int, (one, other) => BigInt(order(one, other))),
  defineMethod('add', [quantity.kind, quantity.kind], quantity.type, (one, other) =>
    made(addQuantities(one.value, other.value)),
  ),
  defineMethod('add', [quantity.kind, int], quantity.type, ({ value }, by) => made(addQuantities(value, whole(by)))),
  defineMethod('sub', [quantity.kind, quantity.kind], quantity.type, (one, other) =>
    made(subtractQuantities(one.value, other.value)),
  ),
  defineMethod('sub', [quantity.kind, int], quantity.type, ({ value }, by) =>
    made(subtractQuantities(value, whole(by))),
  ),
];

function order(one: { readonly value: Quantity }, other: { readonly value: Quantity }): number {
  return compareQuantities(one.value, other.value);
}

function whole(value: bigint): Quantity {
  return { unscaled: value, scale: 0, format: 'decimalExponent', isDecimal: false };
}

function made(result: Quantity | null): Data | Trouble {
  return result === null ? new Trouble('budget', 'The quantity has more digits than it may.') : quantity.make(result);
}
