import * as types from '../../type.ts';
import type { Data, Dictionary } from '../../value/data.ts';
import { MadeMap } from '../../value/made.ts';
import { badArgument } from '../../value/trouble.ts';
import { words } from '../../value/words.ts';
import { define } from '../function.ts';
import type { Library } from '../function.ts';
import { list, string } from '../kind.ts';

/**
 * A map from two lists of objects, whose keys stand in the one and whose values in the other
 * (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/transform).
 */
export const transforms: Library = ['listObjToMap', 'transform.listObjToMap'].map((name) =>
  define(name, [list, list, string, string], types.mapOf(types.dyn, types.dyn), (keys, values, key, value, meter) => {
    if (keys.size !== values.size)
      return badArgument(
        `listObjToMap wants two lists of one length; they have ${keys.size} and ${values.size}.`,
        words.unequalLists(keys.size, values.size),
      );
    const spent = meter.growBy(keys.size);
    if (spent !== undefined) return spent;
    const made = new Map<string, Data>();
    for (let index = 0; index < keys.size; index++) {
      const found = mapIn(keys.at(index).data)?.get(key)?.data;
      const from = mapIn(values.at(index).data);
      if (typeof found !== 'string' || from === null)
        return badArgument('listObjToMap wants lists of objects with a key that is a text.', words.noTextKey);
      made.set(found, from.get(value)?.data ?? null);
    }
    const all = new MadeMap();
    for (const [name_, data] of made) all.add({ data: name_, from: null }, { data, from: null });
    return all;
  }),
);

function mapIn(data: Data): Dictionary | null {
  return typeof data === 'object' && data?.kind === 'map' ? data : null;
}
