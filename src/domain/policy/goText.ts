import { goNumber } from '../jmespath/library/goText.ts';
import { isList, isMap, sortedKeys, type Data } from './data.ts';

/** A value as `%v` of Go's fmt prints it. */
export function goText(value: Data): string {
  if (value === null) return '<nil>';
  if (typeof value === 'number') return goNumber(value);
  if (isList(value)) return `[${value.map(goText).join(' ')}]`;
  if (isMap(value)) {
    return `map[${sortedKeys(value)
      .map((key) => `${key}:${goText(value[key] ?? null)}`)
      .join(' ')}]`;
  }
  return String(value);
}

/** A value's type as `%T` prints it. */
export function goType(value: Data): string {
  if (value === null) return '<nil>';
  if (isList(value)) return '[]interface {}';
  if (isMap(value)) return 'map[string]interface {}';
  const types = { string: 'string', boolean: 'bool', bigint: 'int64', number: 'float64' } as const;
  return types[typeof value as keyof typeof types];
}

/** A float64 as `%f` prints it: six digits after the point, the even one of two that are as near. */
export function goFixed(number: number): string {
  if (!Number.isFinite(number)) return goNumber(number);
  if (Math.abs(number) >= 1e21) return `${BigInt(number)}.000000`;
  const exact = number.toFixed(7);
  const isBetween = exact.endsWith('5') && Number.isInteger(number * 128) && Number(exact) === number;
  const shorter = exact.slice(0, -1);
  return isBetween && /[02468]$/.test(shorter) ? shorter : number.toFixed(6);
}

/** A float64 as strconv.FormatFloat(number, 'E', -1, 64) writes it: `1.5E+00`. */
export function goExponent(number: number): string {
  if (!Number.isFinite(number)) return goNumber(number);
  const [digits = '', exponent = '0'] = number.toExponential().split('e');
  const power = Math.abs(Number(exponent)).toString().padStart(2, '0');
  return `${Object.is(number, -0) ? '-0' : digits}E${exponent.startsWith('-') ? '-' : '+'}${power}`;
}
