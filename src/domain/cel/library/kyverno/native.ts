import type { Data, Value } from '../../value/data.ts';
import { MadeList, MadeMap } from '../../value/made.ts';
import type { Origin } from '../../value/origin.ts';
import { Trouble, badArgument } from '../../value/trouble.ts';
import type { Meter } from '../function.ts';

/** Data goes down on the stack. */
const deepest = 500;

/**
 * What Go's encoding/json makes of a text, as a value whose parts all stem from where the text did: there every number
 * is a double.
 */
export function fromJson(raw: unknown, from: Origin, meter: Meter, depth = 0): Data | Trouble {
  if (depth > deepest) return new Trouble('budget', `The text nests more than ${deepest} deep.`);
  switch (typeof raw) {
    case 'string':
      return raw.toWellFormed();
    case 'boolean':
      return raw;
    case 'number':
    case 'bigint':
      return Number.isFinite(Number(raw)) ? Number(raw) : badArgument('A number is too large for a double.');
    case 'object':
      if (raw === null) return null;
      return Array.isArray(raw) ? listOf(raw, from, meter, depth) : mapOf(raw, from, meter, depth);
    default:
      return null;
  }
}

function listOf(raw: readonly unknown[], from: Origin, meter: Meter, depth: number): Data | Trouble {
  const spent = meter.growBy(raw.length);
  if (spent !== undefined) return spent;
  const items: Value[] = [];
  for (const item of raw) {
    const data = fromJson(item, from, meter, depth + 1);
    if (data instanceof Trouble) return data;
    items.push({ data, from });
  }
  return new MadeList(items);
}

function mapOf(raw: object, from: Origin, meter: Meter, depth: number): Data | Trouble {
  const entries: [string, unknown][] = Object.entries(raw);
  const spent = meter.growBy(entries.length);
  if (spent !== undefined) return spent;
  const made = new MadeMap();
  for (const [key, value] of entries) {
    const data = fromJson(value, from, meter, depth + 1);
    if (data instanceof Trouble) return data;
    made.add({ data: key.toWellFormed(), from }, { data, from });
  }
  return made;
}
