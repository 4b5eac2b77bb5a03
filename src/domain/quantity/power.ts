/** How many digits a number may get by arithmetic: a text of ten characters can ask for a billion. */
export const mostDigits = 10_000;

/** 10 to the power of an exponent from 0 on; null for a number of more digits than may be. */
export function power(exponent: number): bigint | null {
  return exponent > mostDigits ? null : 10n ** BigInt(exponent);
}
