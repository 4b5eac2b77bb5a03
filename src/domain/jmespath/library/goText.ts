import type { Data } from '../value.ts';

/** A value as `%v` of Go's fmt prints it: messages of Kyverno hold such texts. */
export function goText(data: Data): string {
  if (data === null) return '<nil>';
  switch (typeof data) {
    case 'boolean':
    case 'string':
    case 'bigint':
      return String(data);
    case 'number':
      return goNumber(data);
    default:
      break;
  }
  switch (data.kind) {
    case 'list':
      return `[${data.items.map((item) => goText(item.data)).join(' ')}]`;
    case 'map':
      return `map[${[...data.entries]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => `${key}:${goText(value.data)}`)
        .join(' ')}]`;
    case 'reference':
      return '{}';
  }
}

/**
 * A float64 as `%v` prints it: the shortest digits, with an exponent below 1e-4 and from 1e6 on
 * (Go, strconv.FormatFloat with the format `g`: six digits decide about it).
 */
export function goNumber(number: number): string {
  if (Number.isNaN(number)) return 'NaN';
  if (!Number.isFinite(number)) return number > 0 ? '+Inf' : '-Inf';
  if (Object.is(number, -0)) return '-0';
  const [digits = '', exponent = '0'] = number.toExponential().split('e');
  const power = Number(exponent);
  // Here JavaScript writes no exponent either: it begins with one below 1e-6.
  if (power >= -4 && power < 6) return String(number);
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
