import type { Data } from './data.ts';
import { itemsOf } from './made.ts';
import { formatDuration } from './period.ts';
import { formatTimestamp } from './rfc.ts';

/** How deep and how large plain data may get. */
const deepest = 200;
const most = 1_000_000;

/**
 * A value as JSON would have it: an int as a number (as a bigint when no number holds it exactly), timestamps,
 * durations and names of types as text, bytes as base64, an empty optional as null. Undefined for what is too large
 * or too deep, and for values of types that only a library knows.
 */
export function plain(data: Data): unknown {
  const left = { values: most };
  const made = convert(data, left, 0);
  return left.values < 0 ? undefined : made;
}

function convert(data: Data, left: { values: number }, depth: number): unknown {
  left.values -= depth > deepest ? most + 1 : 1;
  if (left.values < 0) return undefined;
  if (typeof data === 'bigint') return wholeNumber(data);
  if (data === null || typeof data !== 'object') return data;
  switch (data.kind) {
    case 'uint':
      return wholeNumber(data.value);
    case 'bytes':
      return btoa(Array.from(data.bytes, (byte) => String.fromCharCode(byte)).join(''));
    case 'timestamp':
      return formatTimestamp(data);
    case 'duration':
      return formatDuration(data);
    case 'type':
      return data.name;
    case 'optional':
      return data.value === null ? null : convert(data.value.data, left, depth + 1);
    case 'list':
      return Array.from(itemsOf(data), (item) => convert(item.data, left, depth + 1));
    case 'map':
      // fromEntries defines properties: a key `__proto__` is one like any other.
      return Object.fromEntries(
        data
          .keys()
          .map((key) => [
            String(convert(key.data, left, depth + 1)),
            convert(data.get(key.data)?.data ?? null, left, depth + 1),
          ]),
      );
    case 'foreign':
      return undefined;
  }
}

function wholeNumber(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
