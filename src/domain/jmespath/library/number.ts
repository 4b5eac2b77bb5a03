/** Go's syntax of numbers (strconv.ParseFloat), but for underscores, which only stand in Go's source. */
const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const hexadecimal = /^([+-]?)0x([0-9a-f]*)(?:\.([0-9a-f]*))?p([+-]?\d+)$/i;
const special = /^([+-]?)(inf|infinity|nan)$/i;

/** The number of a text; null for a text that is none, and for one that no float64 holds. */
export function parseFloat64(text: string): number | null {
  if (decimal.test(text)) {
    const number = Number(text);
    return Number.isFinite(number) ? number : null;
  }
  const [, sign = '', name] = special.exec(text) ?? [];
  if (name !== undefined) return name.toLowerCase() === 'nan' ? Number.NaN : sign === '-' ? -Infinity : Infinity;
  const [, hexSign = '', whole = '', fraction = '', power = '0'] = hexadecimal.exec(text) ?? [];
  if (whole === '' && fraction === '') return null;
  const mantissa = Number.parseInt(`${whole}${fraction}` || '0', 16);
  const number = mantissa * 2 ** (Number(power) - 4 * fraction.length);
  return Number.isFinite(number) ? (hexSign === '-' ? -number : number) : null;
}
