import { goJsonText } from '../../goJsonText.ts';
import type { Data, Value } from '../value.ts';

/**
 * JSON as Go's encoding/json writes it: keys sorted, and `<`, `>`, `&`, U+2028 and U+2029 escaped; numbers without an
 * exponent from 1e-6 up to 1e21.
 */
export function goJson(data: Data): string {
  if (data === null || typeof data === 'boolean' || typeof data === 'bigint') return String(data);
  if (typeof data === 'string') return goJsonText(data);
  if (typeof data === 'number') return jsonNumber(data);
  switch (data.kind) {
    case 'list':
      return `[${data.items.map((item) => goJson(item.data)).join(',')}]`;
    case 'map':
      return `{${sorted(data.entries)
        .map(([key, value]) => `${goJsonText(key)}:${goJson(value.data)}`)
        .join(',')}}`;
    case 'reference':
      return '{}';
  }
}

/** The first number that JSON has no words for, as Go writes it; null for none. */
export function unwrittenIn(data: Data): string | null {
  if (typeof data === 'number' && !Number.isFinite(data))
    return Number.isNaN(data) ? 'NaN' : `${data > 0 ? '+' : '-'}Inf`;
  if (data === null || typeof data !== 'object' || data.kind === 'reference') return null;
  const inner = data.kind === 'list' ? data.items : sorted(data.entries).map(([, value]) => value);
  for (const one of inner) {
    const found = unwrittenIn(one.data);
    if (found !== null) return found;
  }
  return null;
}

function sorted(entries: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  return [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** JavaScript and Go agree on where an exponent begins; Go cleans `e-09` to `e-9` (encoding/json, floatEncoder). */
function jsonNumber(number: number): string {
  if (!Number.isFinite(number)) return 'null';
  return Object.is(number, -0) ? '-0' : String(number);
}
