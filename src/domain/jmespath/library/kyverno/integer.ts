import { goNumber } from '../goText.ts';

const least = -(2n ** 63n);

/** A float64 as Go's conversion to `int` gives it on amd64: cut, and the smallest of all for what does not fit. */
export function int64(number: number): bigint {
  if (!Number.isFinite(number)) return least;
  const whole = BigInt(Math.trunc(number));
  return BigInt.asIntN(64, whole) === whole ? whole : least;
}

/** The integer that a number is, or Kyverno's message about one that is none. */
export function wholeNumber(number: number): bigint | string {
  if (!Number.isInteger(number)) return `expected an integer number but got: ${goNumber(number)}`;
  const whole = int64(number);
  return Number(whole) === number ? whole : `number is outside the range of integer numbers: ${goNumber(number)}`;
}
