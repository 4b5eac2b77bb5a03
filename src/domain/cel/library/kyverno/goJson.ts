import { toBase64 } from '../../../bytes.ts';
import { goJsonText } from '../../../goJsonText.ts';
import type { Data } from '../../value/data.ts';
import { typeNameOf } from '../../value/data.ts';
import { itemsOf } from '../../value/made.ts';
import { formatTimestamp } from '../../value/rfc.ts';
import { Trouble, badArgument } from '../../value/trouble.ts';
import type { Meter } from '../function.ts';

/** Writing goes down on the stack. */
const deepest = 500;

/** A value as Go's encoding/json writes it: keys in order, and what HTML could stumble over escaped. */
export function toGoJson(data: Data, meter: Meter, depth = 0): string | Trouble {
  if (depth > deepest) return new Trouble('budget', `The value nests more than ${deepest} deep.`);
  const spent = meter.work(1);
  if (spent !== undefined) return spent;
  if (data === null || typeof data === 'boolean' || typeof data === 'bigint') return String(data);
  if (typeof data === 'string') return grown(textOf(data), meter);
  if (typeof data === 'number') return numberOf(data);
  switch (data.kind) {
    case 'uint':
      return String(data.value);
    case 'bytes':
      return grown(`"${toBase64(data.bytes)}"`, meter);
    case 'timestamp':
      return `"${formatTimestamp(data)}"`;
    case 'duration':
      return String(data.nanos);
    case 'list': {
      const items = allOf(Array.from(itemsOf(data), (item) => toGoJson(item.data, meter, depth + 1)));
      return items instanceof Trouble ? items : grown(`[${items.join(',')}]`, meter);
    }
    case 'map': {
      const keys = data.keys().map((key) => key.data);
      if (!keys.every((key) => typeof key === 'string')) return badArgument('JSON has keys that are texts only.');
      const entries = allOf(
        keys.toSorted(byBytes).map((key) => {
          const value = toGoJson(data.get(key)?.data ?? null, meter, depth + 1);
          return value instanceof Trouble ? value : `${textOf(key)}:${value}`;
        }),
      );
      return entries instanceof Trouble ? entries : grown(`{${entries.join(',')}}`, meter);
    }
    case 'optional':
      return toGoJson(data.value?.data ?? null, meter, depth + 1);
    case 'type':
      return textOf(data.name);
    case 'foreign':
      return badArgument(`JSON has no ${typeNameOf(data)}.`);
  }
}

function grown(text: string, meter: Meter): string | Trouble {
  return meter.grow(text.length) ?? text;
}

function allOf(parts: readonly (string | Trouble)[]): readonly string[] | Trouble {
  const texts: string[] = [];
  for (const part of parts) {
    if (part instanceof Trouble) return part;
    texts.push(part);
  }
  return texts;
}

/** Go has no half characters. */
function textOf(text: string): string {
  return goJsonText(text.toWellFormed());
}

function numberOf(value: number): string | Trouble {
  if (!Number.isFinite(value)) return badArgument('JSON has no numbers without end.');
  return Object.is(value, -0) ? '-0' : String(value);
}

/** By code points, which is by bytes of UTF-8. */
function byBytes(one: string, other: string): number {
  const [first, second] = [Array.from(one), Array.from(other)];
  for (const [index, sign] of first.entries()) {
    const difference = (sign.codePointAt(0) ?? 0) - (second[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return first.length - second.length;
}
