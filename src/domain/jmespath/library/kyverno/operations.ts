import { goDurationText } from '../../../goDuration.ts';
import {
  addQuantities,
  approximateFloat,
  divideQuantities,
  multiplyQuantities,
  subtractQuantities,
} from '../../../quantity/arithmetic.ts';
import { parseQuantity } from '../../../quantity/quantity.ts';
import type { Quantity } from '../../../quantity/quantity.ts';
import { quantityText } from '../../../quantity/text.ts';
import { goNumber } from '../goText.ts';
import { int64 } from './integer.ts';
import type { Operand } from './operand.ts';

/** What keeps two operands from having a result: told with the function's name, or as Go says it, or too large to tell. */
export type Problem = { readonly wrong: string } | { readonly message: string } | { readonly tooLarge: true };

type Result = number | string | Problem;

const mismatch: Problem = { wrong: 'Types mismatch' };
const zeroDivisor: Problem = { wrong: 'Zero divisor passed' };
const notWhole: Problem = { wrong: 'Non-integer argument(s) passed for modulo' };

export function add(a: Operand, b: Operand): Result {
  if (a.kind === 'number' && b.kind === 'number') return a.number + b.number;
  if (a.kind === 'quantity' && b.kind === 'quantity') return written(addQuantities(a.quantity, b.quantity));
  if (a.kind === 'duration' && b.kind === 'duration') return duration(a.nanos + b.nanos);
  return mismatch;
}

export function subtract(a: Operand, b: Operand): Result {
  if (a.kind === 'number' && b.kind === 'number') return a.number - b.number;
  if (a.kind === 'quantity' && b.kind === 'quantity') return written(subtractQuantities(a.quantity, b.quantity));
  if (a.kind === 'duration' && b.kind === 'duration') return duration(a.nanos - b.nanos);
  return mismatch;
}

export function multiply(a: Operand, b: Operand): Result {
  if (a.kind === 'number' && b.kind === 'number') return a.number * b.number;
  if (a.kind === 'number') return b.kind === 'number' ? mismatch : multiply(b, a);
  if (b.kind !== 'number') return mismatch;
  if (a.kind === 'duration') return seconds(secondsOf(a.nanos) * b.number);
  const factor = parseQuantity(goNumber(b.number));
  return typeof factor === 'string' ? { message: factor } : written(multiplyQuantities(a.quantity, factor));
}

export function divide(a: Operand, b: Operand): Result {
  if (a.kind === 'quantity' && b.kind === 'quantity') {
    const divisor = approximateFloat(b.quantity);
    return divisor === 0 ? zeroDivisor : approximateFloat(a.quantity) / divisor;
  }
  if (a.kind === 'duration' && b.kind === 'duration') {
    const divisor = secondsOf(b.nanos);
    return divisor === 0 ? zeroDivisor : secondsOf(a.nanos) / divisor;
  }
  if (b.kind !== 'number') return mismatch;
  if (b.number === 0) return zeroDivisor;
  if (a.kind === 'number') return a.number / b.number;
  if (a.kind === 'duration') return seconds(secondsOf(a.nanos) / b.number);
  const divisor = parseQuantity(goNumber(b.number));
  return typeof divisor === 'string' ? { message: divisor } : written(divideQuantities(a.quantity, divisor));
}

export function modulo(a: Operand, b: Operand): Result {
  if (a.kind === 'duration' && b.kind === 'duration') return b.nanos === 0n ? zeroDivisor : duration(a.nanos % b.nanos);
  if (a.kind === 'number' && b.kind === 'number') {
    const rest = remainder(a.number, b.number);
    return typeof rest === 'bigint' ? Number(rest) : rest;
  }
  if (a.kind !== 'quantity' || b.kind !== 'quantity') return mismatch;
  const rest = remainder(approximateFloat(a.quantity), approximateFloat(b.quantity));
  if (typeof rest !== 'bigint') return rest;
  return quantityText({ unscaled: rest, scale: 0, format: a.quantity.format, isDecimal: false });
}

function remainder(a: number, b: number): bigint | Problem {
  const left = int64(a);
  const right = int64(b);
  if (Number(left) !== a || Number(right) !== b) return notWhole;
  return right === 0n ? zeroDivisor : left % right;
}

function written(quantity: Quantity | null): Result {
  return quantity === null ? { tooLarge: true } : quantityText(quantity);
}

/** In 64 bits, as Go counts. */
function duration(nanos: bigint): string {
  return goDurationText(BigInt.asIntN(64, nanos));
}

/** time.Duration.Seconds: whole seconds and what is below them, each as a float64. */
function secondsOf(nanos: bigint): number {
  return Number(nanos / 1_000_000_000n) + Number(nanos % 1_000_000_000n) / 1e9;
}

function seconds(value: number): string {
  return goDurationText(int64(value * 1e9));
}
