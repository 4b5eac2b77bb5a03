import * as types from '../type.ts';
import type { Type } from '../type.ts';
import type { Data, List, Value } from '../value/data.ts';
import { compare, equal } from '../value/compare.ts';
import { MadeList, itemsOf, none, some } from '../value/made.ts';
import { Trouble, badArgument, noOverload, outOfRange } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { define, defineMethod } from './function.ts';
import type { Library, Meter } from './function.ts';
import { int, list } from './kind.ts';

/** Functions on lists (cel-go, ext/lists.go, version 3). The macro sortBy is an expression of its own. */
export const lists: Library = [
  defineMethod('slice', [list, int, int], sameList, slice),
  defineMethod('flatten', [list], flattened, (value, meter) => flatten(value, 1n, meter)),
  defineMethod('flatten', [list, int], types.listOf(types.dyn), flatten),
  defineMethod('distinct', [list], sameList, distinct),
  defineMethod('reverse', [list], sameList, (value, meter) => {
    return meter.growBy(value.size) ?? new MadeList([...itemsOf(value)].toReversed());
  }),
  defineMethod('sort', [list], sortedList, (value, meter) => {
    const items = [...itemsOf(value)];
    return sorted(items, items, 'sort', meter);
  }),
  defineMethod('first', [list], optionalElement, (value) => elementAt(value, 0)),
  defineMethod('last', [list], optionalElement, (value) => elementAt(value, value.size - 1)),
  define('lists.range', [int], types.listOf(types.int), range),
];

function sameList([type = types.dyn]: readonly Type[]): Type {
  return type.kind === 'list' ? type : types.listOf(types.dyn);
}

function optionalElement([type = types.dyn]: readonly Type[]): Type {
  return types.optionalOf(type.kind === 'list' ? type.element : types.dyn);
}

function elementAt(value: List, index: number): Data {
  return value.size === 0 ? none : some(value.at(index));
}

function flattened([type = types.dyn]: readonly Type[]): Type | null {
  const element = types.elementOf(type);
  if (element.kind === 'list') return element;
  return element.kind === 'dyn' ? types.listOf(types.dyn) : null;
}

/** Elements that have an order; which they are nobody knows of a list of anything. */
function sortedList([type = types.dyn]: readonly Type[]): Type | null {
  const element = types.elementOf(type);
  if (element.kind === 'dyn') return type.kind === 'list' && element.open ? type : types.dyn;
  return ordered.has(element.kind) ? type : null;
}

const ordered: ReadonlySet<Type['kind']> = new Set([
  'int',
  'uint',
  'double',
  'bool',
  'duration',
  'timestamp',
  'string',
  'bytes',
]);

function slice(value: List, from: bigint, to: bigint, meter: Meter): Data | Trouble {
  if (from < 0n || to > BigInt(value.size) || from > to) {
    return outOfRange(
      `A slice from ${from} to ${to} is outside of a list of ${value.size}.`,
      words.noSlice(from, to, value.size),
    );
  }
  return meter.growBy(Number(to - from)) ?? new MadeList([...itemsOf(value)].slice(Number(from), Number(to)));
}

function flatten(value: List, depth: bigint, meter: Meter): Data | Trouble {
  if (depth < 0n) return badArgument('flatten wants a depth of 0 or more.', words.noDepth);
  const items: Value[] = [];
  const trouble = pour(value, depth, items, meter);
  return trouble ?? new MadeList(items);
}

function pour(value: List, depth: bigint, into: Value[], meter: Meter): Trouble | undefined {
  const spent = meter.growBy(value.size);
  if (spent !== undefined) return spent;
  for (const item of itemsOf(value)) {
    const { data } = item;
    if (depth === 0n || typeof data !== 'object' || data?.kind !== 'list') {
      into.push(item);
      continue;
    }
    const trouble = pour(data, depth - 1n, into, meter);
    if (trouble !== undefined) return trouble;
  }
  return undefined;
}

function distinct(value: List, meter: Meter): Data | Trouble {
  const kept: Value[] = [];
  const seen = new Set<Data>();
  for (const item of itemsOf(value)) {
    if (typeof item.data === 'string' || typeof item.data === 'boolean') {
      if (seen.has(item.data)) continue;
      seen.add(item.data);
    } else {
      const spent = meter.work(kept.length);
      if (spent !== undefined) return spent;
      const known = anyEqual(kept, item, meter);
      if (known instanceof Trouble) return known;
      if (known) continue;
    }
    kept.push(item);
  }
  return meter.growBy(kept.length) ?? new MadeList(kept);
}

function anyEqual(kept: readonly Value[], item: Value, meter: Meter): boolean | Trouble {
  for (const { data } of kept) {
    const same = equal(data, item.data, meter);
    if (same !== false) return same;
  }
  return false;
}

/** The items in the order of their keys, which have to be of one type that has an order. */
export function sorted(items: readonly Value[], keys: readonly Value[], name: string, meter: Meter): Data | Trouble {
  const [first] = keys;
  if (first === undefined) return new MadeList([]);
  const spent = meter.growBy(items.length) ?? meter.work(items.length * Math.ceil(Math.log2(items.length + 1)));
  if (spent !== undefined) return spent;
  for (const { data } of keys) {
    if (compare(first.data, data) === undefined || typeof first.data !== typeof data) {
      const isComparable = compare(first.data, first.data) !== undefined;
      return noOverload(name, [first.data, data], isComparable ? words.mixedSort : words.unsortable);
    }
  }
  const order = keys.map(({ data }, index) => ({ data, index }));
  order.sort((one, other) => (compare(one.data, other.data) ?? 0) || one.index - other.index);
  return new MadeList(order.flatMap(({ index }) => items[index] ?? []));
}

function range(count: bigint, meter: Meter): Data | Trouble {
  if (count < 0n) return badArgument(`A list has 0 elements or more, not ${count}.`, words.noRangeSize(count));
  const length = Number(count);
  return (
    meter.growBy(length) ?? new MadeList(Array.from({ length }, (_, index) => ({ data: BigInt(index), from: null })))
  );
}
