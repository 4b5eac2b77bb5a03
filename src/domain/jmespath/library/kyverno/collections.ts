import { field } from '../../evaluate/look.ts';
import { isEqual, isOfMaps, listIn, nothing } from '../../value.ts';
import type { Value } from '../../value.ts';
import { asText, entries, items, made, of } from '../define.ts';
import type { Function, Trouble } from '../function.ts';
import { wholeNumber } from './integer.ts';
import { scalarText } from './scalarText.ts';
import { failed, wrongType } from './trouble.ts';

/** Kyverno's functions of lists and mappings. */
export const collections: readonly Function[] = [
  of('label_match', [['object'], ['object']], ([wanted = nothing, labels = nothing]) => {
    const actual = entries(labels);
    for (const [key, value] of entries(wanted)) {
      const found = actual.get(key);
      if (found === undefined) return { data: false, from: labels.from };
      if (!isEqual(found.data, value.data)) return { data: false, from: found.from };
    }
    return made(true);
  }),
  of(
    'lookup',
    [
      ['object', 'array'],
      ['string', 'number'],
    ],
    ([where = nothing, key = nothing]) => {
      if (isOfMaps(where)) return wrongType('lookup', 1, 'Object or Array');
      return listIn(where) !== null ? itemOf(where, key) : valueOf(where, key);
    },
  ),
  of('items', [['object', 'array'], ['string'], ['string']], ([of_ = nothing, key = nothing, value = nothing]) => {
    if (isOfMaps(of_)) return wrongType('items', 1, 'Object or Array');
    const pairs: readonly (readonly [number | string, Value])[] =
      listIn(of_) !== null ? items(of_).map((item, index) => [index, item]) : [...entries(of_)];
    const list = pairs.map(([name, item]) => pairOf(asText(key), { data: name, from: item.from }, asText(value), item));
    return { data: { kind: 'list', items: list, isOfMaps: true }, from: of_.from };
  }),
  of('object_from_lists', [['array'], ['array']], ([keys = nothing, values = nothing]) => {
    const wrong = [keys, values].findIndex(isOfMaps);
    if (wrong !== -1) return wrongType('object_from_lists', wrong + 1, 'Array');
    const map = new Map<string, Value>();
    for (const [index, key] of items(keys).entries()) {
      const name = scalarText(key.data);
      if (name === null) return wrongType('object_from_lists', 1, 'StringArray');
      map.set(name, items(values)[index] ?? nothing);
    }
    return { data: { kind: 'map', entries: map }, from: null };
  }),
];

function valueOf(where: Value, key: Value): Value | Trouble {
  if (typeof key.data !== 'string') return wrongType('lookup', 2, 'String');
  const found = field({ kind: 'field', name: key.data, start: 0, end: 0 }, where);
  // What is not there is null here, and is missed where it was looked for.
  return 'data' in found ? found : { data: null, from: found.from };
}

function itemOf(where: Value, key: Value): Value | Trouble {
  if (typeof key.data !== 'number') return wrongType('lookup', 2, 'Number');
  const index = wholeNumber(key.data);
  if (typeof index === 'string') return failed('lookup', `argument #2: ${index}`);
  return (index < 0n ? undefined : items(where)[Number(index)]) ?? { data: null, from: where.from };
}

/** Of the same name, the value wins. */
function pairOf(keyName: string, key: Value, valueName: string, value: Value): Value {
  const pair = new Map([
    [keyName, key],
    [valueName, value],
  ]);
  return { data: { kind: 'map', entries: pair }, from: value.from };
}
