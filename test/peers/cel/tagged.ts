import { toBase64 } from '../../../src/domain/bytes.ts';
import type { Data } from '../../../src/domain/cel/value/data.ts';
import { itemsOf } from '../../../src/domain/cel/value/made.ts';
import { formatDouble } from '../../../src/domain/cel/value/number.ts';
import { formatTimestamp } from '../../../src/domain/cel/value/rfc.ts';
import type { Tagged } from './oracle.ts';

/** A value as the oracle writes it. */
export function tagged(data: Data): Tagged {
  if (data === null || typeof data === 'boolean' || typeof data === 'string') return data;
  if (typeof data === 'bigint') return { int: String(data) };
  if (typeof data === 'number') return { double: formatDouble(data) };
  switch (data.kind) {
    case 'uint':
      return { uint: String(data.value) };
    case 'bytes':
      return { bytes: toBase64(data.bytes) };
    case 'timestamp':
      return { timestamp: formatTimestamp({ kind: 'timestamp', nanos: data.nanos }) };
    case 'duration':
      return { duration: String(data.nanos) };
    case 'optional':
      return { optional: data.value === null ? [] : [tagged(data.value.data)] };
    case 'type':
      return { type: data.name };
    case 'list':
      return Array.from(itemsOf(data), (item) => tagged(item.data));
    case 'map':
      return { map: data.keys().map((key) => [tagged(key.data), tagged(data.get(key.data)?.data ?? null)]) };
    case 'foreign':
      return { other: data.typeName };
  }
}

/** One text for all ways to write a value: maps have no order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([tag, inner]: [string, unknown]) => {
    const entries =
      tag === 'map' && Array.isArray(inner) ? inner.map(canonical).toSorted().join(', ') : canonical(inner);
    return `${tag}: ${entries}`;
  });
  return `{${parts.join(', ')}}`;
}
