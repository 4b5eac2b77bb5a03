import * as types from '../../type.ts';
import { compare, equal } from '../../value/compare.ts';
import type { Data, List, Value } from '../../value/data.ts';
import { itemsOf } from '../../value/made.ts';
import { durationOf } from '../../value/time.ts';
import { Trouble, badArgument, noOverload } from '../../value/trouble.ts';
import { words } from '../../value/words.ts';
import { asInt, asUint } from '../arithmetic.ts';
import { defineMethod, overload } from '../function.ts';
import type { Library, Meter, Overload } from '../function.ts';
import { any, bool, bytes, double, duration, int, list, listStarting, string, timestamp, uint } from '../kind.ts';
import type { Kind } from '../kind.ts';

/** Types whose values have an order. */
const ordered: readonly Kind[] = [int, uint, double, bool, duration, timestamp, string, bytes];

/** Types whose values can be added up, and what none of them come to. */
const summed: readonly (readonly [Kind, Data])[] = [
  [int, 0n],
  [uint, { kind: 'uint', value: 0n }],
  [double, 0],
  [duration, { kind: 'duration', nanos: 0n }],
];

/** Functions on lists that Kubernetes has besides CEL's (k8s.io/apiserver, pkg/cel/library/lists.go). */
export const kubernetesLists: Library = [
  ...ordered.map((kind) => defineMethod('isSorted', [listStarting(kind)], types.bool, isSorted)),
  ...ordered.map((kind) => extreme('min', kind, -1)),
  ...ordered.map((kind) => extreme('max', kind, 1)),
  ...summed.map(([kind, zero]) =>
    defineMethod('sum', [listStarting(kind)], kind.type, (all, meter) => sum(zero, all, meter)),
  ),
  defineMethod('indexOf', [list, any], ofElement, (all, item, meter) =>
    place([...itemsOf(all)].entries(), item, meter),
  ),
  defineMethod('lastIndexOf', [list, any], ofElement, (all, item, meter) =>
    place([...[...itemsOf(all)].entries()].toReversed(), item, meter),
  ),
];

function ofElement([all = types.dyn, item = types.dyn]: readonly types.Type[]): types.Type | null {
  return types.unified(types.elementOf(all), item) === null ? null : types.int;
}

/** What has no order counts for nothing, as long as it has one with others (cel-go: traits.Comparer). */
function isComparable(data: Data): boolean {
  return compare(data, data) !== undefined;
}

function isSorted(all: List, meter: Meter): Data | Trouble {
  const spent = meter.work(all.size);
  if (spent !== undefined) return spent;
  let before: Data | undefined;
  for (const { data } of itemsOf(all)) {
    if (!isComparable(data)) return noOverload('isSorted', [data]);
    if (before !== undefined && (compare(before, data) ?? 0) > 0) return false;
    before = data;
  }
  return true;
}

/** The first of the elements that are the greatest or the least; only that one is to blame. */
function extreme(name: 'min' | 'max', kind: Kind, sign: 1 | -1): Overload {
  return overload(name, true, [listStarting(kind)], kind.type, ([target], meter) => {
    const data = target?.data;
    if (typeof data !== 'object' || data?.kind !== 'list') return noOverload(name, []);
    const spent = meter.work(data.size);
    if (spent !== undefined) return spent;
    let best: Value | null = null;
    for (const item of itemsOf(data)) {
      if (!isComparable(item.data)) return noOverload(name, [item.data]);
      if (best === null || (compare(best.data, item.data) ?? 0) * sign < 0) best = item;
    }
    return best ?? badArgument(`${name} wants a list that is not empty.`, words.emptyList(name));
  });
}

function sum(zero: Data, all: List, meter: Meter): Data | Trouble {
  const spent = meter.work(all.size);
  if (spent !== undefined) return spent;
  let total = zero;
  for (const { data } of itemsOf(all)) {
    const next = plus(total, data);
    if (next instanceof Trouble) return next;
    total = next;
  }
  return total;
}

function plus(one: Data, other: Data): Data | Trouble {
  if (typeof one === 'bigint' && typeof other === 'bigint') return asInt(one + other);
  if (typeof one === 'number' && typeof other === 'number') return one + other;
  if (typeof one === 'object' && typeof other === 'object') {
    if (one?.kind === 'uint' && other?.kind === 'uint') return asUint(one.value + other.value);
    if (one?.kind === 'duration' && other?.kind === 'duration') return durationOf(one.nanos + other.nanos);
  }
  return noOverload('sum', [one, other]);
}

function place(items: Iterable<readonly [number, Value]>, wanted: Data, meter: Meter): Data | Trouble {
  for (const [index, { data }] of items) {
    const same = meter.work(1) ?? equal(data, wanted, meter);
    if (same instanceof Trouble) return same;
    if (same) return BigInt(index);
  }
  return -1n;
}
