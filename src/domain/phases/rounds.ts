import type { Local } from '../cel/evaluate/scope.ts';
import type { Loop } from '../cel/syntax/ast.ts';
import type { Data, Value } from '../cel/value/data.ts';
import { itemsOf } from '../cel/value/made.ts';

/** One element of what a macro goes over, with the variables that stand for it. */
export interface Round {
  readonly scope: Local;
  readonly each: Value;
}

/** More elements than a cause is looked for in. */
const most = 10_000;

/** The rounds of a macro; none over what is no list and no map. */
export function roundsOf({ variables: [first, second] }: Loop, { data }: Value, up: Local | null): readonly Round[] {
  const round = (key: Value, value: Value, each: Value): Round => ({
    each,
    scope:
      second === undefined
        ? { name: first.text, value: each, up }
        : { name: second.text, value, up: { name: first.text, value: key, up } },
  });
  if (typeof data !== 'object' || data === null) return [];
  if (data.kind === 'list') {
    return data.size > most
      ? []
      : Array.from(itemsOf(data), (item, index) => round({ data: BigInt(index), from: null }, item, item));
  }
  if (data.kind !== 'map' || data.size > most) return [];
  return data.keys().flatMap((key) => {
    const value = data.get(key.data);
    return value === undefined ? [] : [round(key, value, key)];
  });
}

/** What people call an element: its text, its name, or the texts that it is made of. */
export function subjectOf({ each: { data } }: Round): string | null {
  return nameIn(data, 2);
}

function nameIn(data: Data | undefined, depth: number): string | null {
  if (typeof data === 'string') return data;
  if (data === undefined || data === null || typeof data !== 'object' || depth === 0) return null;
  if (data.kind === 'list') {
    const parts = data.size > 5 ? [] : Array.from(itemsOf(data), (item) => item.data);
    return parts.length > 0 && parts.every((part) => typeof part === 'string') ? parts.join('/') : null;
  }
  if (data.kind !== 'map') return null;
  const own = data.get('name')?.data;
  return typeof own === 'string' ? own : nameIn(metadataOf(data.get('metadata')), depth - 1);
}

function metadataOf(metadata: Value | undefined): Data | undefined {
  return typeof metadata?.data === 'object' && metadata.data?.kind === 'map' ? metadata.data : undefined;
}
