const smallest = -(2n ** 63n);

/** A float64 as Go's conversion to int64 has it on the machines that clusters run on; what does not fit is the smallest. */
export function int64Of(number: number): bigint {
  if (!Number.isFinite(number)) return smallest;
  const whole = BigInt(Math.trunc(number));
  return BigInt.asIntN(64, whole) === whole ? whole : smallest;
}

/** strconv.ParseInt(text, 10, 64); null for a text that is no such number. */
export function parseInt64(text: string): bigint | null {
  const [, sign = '', digits] = /^([-+]?)0*(\d{1,19})$/.exec(text) ?? [];
  if (digits === undefined) return null;
  const whole = BigInt(digits) * (sign === '-' ? -1n : 1n);
  return BigInt.asIntN(64, whole) === whole ? whole : null;
}
