import { goQuoted } from '../../../goQuoted.ts';
import type { Moment } from '../../../moment/moment.ts';

/** Seconds since 1970, which a layout that is a number asks for; null for another layout, and Go's message for no number. */
export function epoch(layout: string, text: string): Moment | string | null {
  if (typeof parseInt64(layout) === 'string') return null;
  const seconds = parseInt64(text);
  return typeof seconds === 'string' ? seconds : { nanos: seconds * 1_000_000_000n, offset: 0 };
}

/** strconv.ParseInt of base 10. */
function parseInt64(text: string): bigint | string {
  const shown = `strconv.ParseInt: parsing ${goQuoted(text)}`;
  const [, sign = '', digits] = /^([-+]?)([0-9]+)$/.exec(text) ?? [];
  if (digits === undefined) return `${shown}: invalid syntax`;
  const value = sign === '-' ? -BigInt(digits) : BigInt(digits);
  return BigInt.asIntN(64, value) === value ? value : `${shown}: value out of range`;
}
