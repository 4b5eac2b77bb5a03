import * as types from '../type.ts';
import type { List } from '../value/data.ts';
import { equal } from '../value/compare.ts';
import { itemsOf } from '../value/made.ts';
import { Trouble } from '../value/trouble.ts';
import { define } from './function.ts';
import type { Library, Meter } from './function.ts';
import { list } from './kind.ts';

/** Lists as sets (cel-go, ext/sets.go). */
export const sets: Library = [
  define('sets.contains', [list, list], sameElements, containsAll),
  define('sets.equivalent', [list, list], sameElements, (one, other, meter) => {
    const contained = containsAll(one, other, meter);
    return contained === true ? containsAll(other, one, meter) : contained;
  }),
  define('sets.intersects', [list, list], sameElements, (one, other, meter) => {
    for (const { data } of itemsOf(other)) {
      const found = contains(one, data, meter);
      if (found !== false) return found;
    }
    return false;
  }),
];

function sameElements([one = types.dyn, other = types.dyn]: readonly types.Type[]): types.Type | null {
  return types.unified(types.elementOf(one), types.elementOf(other)) === null ? null : types.bool;
}

function containsAll(one: List, other: List, meter: Meter): boolean | Trouble {
  for (const { data } of itemsOf(other)) {
    const found = contains(one, data, meter);
    if (found !== true) return found;
  }
  return true;
}

function contains(all: List, wanted: Parameters<typeof equal>[0], meter: Meter): boolean | Trouble {
  const spent = meter.work(all.size);
  if (spent !== undefined) return spent;
  for (const { data } of itemsOf(all)) {
    const same = equal(data, wanted, meter);
    if (same instanceof Trouble || same) return same;
  }
  return false;
}
