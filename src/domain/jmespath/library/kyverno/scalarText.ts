import type { Data } from '../../value.ts';

/**
 * The text that Kyverno makes of a scalar before it looks at it as text; null for what is none. Numbers lose precision:
 * they are written as a float32 would be, without an exponent (ifaceToString).
 */
export function scalarText(data: Data): string | null {
  switch (typeof data) {
    case 'string':
      return data;
    case 'boolean':
    case 'bigint':
      return String(data);
    case 'number':
      return float32Text(data);
    default:
      return null;
  }
}

function float32Text(number: number): string {
  const float = Math.fround(number);
  if (Number.isNaN(float)) return 'NaN';
  if (!Number.isFinite(float)) return float > 0 ? '+Inf' : '-Inf';
  if (float === 0) return Object.is(float, -0) ? '-0' : '0';
  // Nine digits tell every float32 from its neighbours.
  const digits = [1, 2, 3, 4, 5, 6, 7, 8].find((count) => Math.fround(Number(float.toPrecision(count))) === float) ?? 9;
  return withoutExponent(float.toExponential(digits - 1));
}

function withoutExponent(text: string): string {
  const [, sign = '', first = '', rest = '', exponent = '0'] = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(text) ?? [];
  const digits = `${first}${rest}`.replace(/0+$/, '');
  const point = Number(exponent) + 1;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits.padEnd(point, '0')}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
