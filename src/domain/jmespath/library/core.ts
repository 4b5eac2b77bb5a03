import { both } from '../../cel/value/origin.ts';
import { isEqual, isOfMaps, listIn, listOf, nothing } from '../value.ts';
import type { Reference, Value } from '../value.ts';
import { asNumber, asReference, asText, entries, items, made, of, one, texts } from './define.ts';
import type { Caller, Function } from './function.ts';
import { Trouble } from './function.ts';
import { goJson, unwrittenIn } from './json.ts';
import { parseFloat64 } from './number.ts';
import { compareTexts } from './order.ts';

/** The functions of the language (https://jmespath.org/specification.html, Built-in Functions). */
export const core: readonly Function[] = [
  one('abs', ['number'], (value) => Math.abs(asNumber(value))),
  one('avg', ['array[number]'], (value) => sumOf(value) / items(value).length),
  one('ceil', ['number'], (value) => Math.ceil(asNumber(value))),
  of('contains', [['array', 'string'], ['any']], ([where = nothing, what = nothing]) => {
    const { data } = where;
    if (typeof data === 'string') return made(typeof what.data === 'string' && data.includes(what.data));
    const found = items(where).find((item) => isEqual(item.data, what.data));
    return { data: found !== undefined, from: found === undefined ? both(where.from, what.from) : found.from };
  }),
  texts('ends_with', 2, ([text = '', end = '']) => made(text.endsWith(end))),
  one('floor', ['number'], (value) => Math.floor(asNumber(value))),
  of('join', [['string'], ['array[string]']], ([glue = nothing, list = nothing]) =>
    made(items(list).map(asText).join(asText(glue))),
  ),
  of('keys', [['object']], ([map = nothing]) =>
    listOf(
      [...entries(map)].map(([key, { from }]) => ({ data: key, from })),
      map.from,
    ),
  ),
  one('length', ['string', 'array', 'object'], ({ data }) => {
    if (typeof data === 'string') return Array.from(data).length;
    return data !== null && typeof data === 'object' && data.kind === 'map'
      ? data.entries.size
      : items({ data, from: null }).length;
  }),
  of('map', [['expref'], ['array']], ([body = nothing, list = nothing], caller) => {
    const results: Value[] = [];
    for (const item of items(list)) {
      const result = caller.apply(asReference(body), item);
      if (result instanceof Trouble) return result;
      results.push(result);
    }
    return listOf(results, list.from);
  }),
  of('max', [['array[number]', 'array[string]']], ([list = nothing]) => best(items(list), (a, b) => a > b)),
  of(
    'max_by',
    [['array'], ['expref']],
    bestBy((a, b) => a > b),
  ),
  {
    name: 'merge',
    takes: [['object']],
    isVariadic: true,
    call: (args) => {
      const merged = new Map<string, Value>();
      for (const arg of args) {
        if (arg.data === null || typeof arg.data !== 'object' || arg.data.kind !== 'map')
          return new Trouble('argument', 'invalid type, must be object');
        for (const [key, value] of arg.data.entries) merged.set(key, value);
      }
      return { data: { kind: 'map', entries: merged }, from: null };
    },
  },
  of('min', [['array[number]', 'array[string]']], ([list = nothing]) => best(items(list), (a, b) => a < b)),
  of(
    'min_by',
    [['array'], ['expref']],
    bestBy((a, b) => a < b),
  ),
  {
    name: 'not_null',
    takes: [['any']],
    isVariadic: true,
    call: (args) => args.find(({ data }) => data !== null) ?? nothing,
  },
  of('reverse', [['array', 'string']], ([value = nothing]) =>
    typeof value.data === 'string'
      ? made(Array.from(value.data).toReversed().join(''))
      : listOf(items(value).toReversed(), value.from),
  ),
  of('sort', [['array[string]', 'array[number]']], ([list = nothing]) =>
    listOf(
      items(list).toSorted((a, b) => order(a.data, b.data)),
      list.from,
    ),
  ),
  of('sort_by', [['array'], ['expref']], sortBy),
  texts('starts_with', 2, ([text = '', start = '']) => made(text.startsWith(start))),
  one('sum', ['array[number]'], sumOf),
  of('to_array', [['any']], ([value = nothing]) =>
    listIn(value) !== null && !isOfMaps(value) ? value : listOf([value], value.from),
  ),
  of('to_number', [['any']], ([value = nothing]) => {
    const { data } = value;
    if (typeof data === 'bigint' || isOfMaps(value)) return unknownType;
    return made(typeof data === 'number' ? data : typeof data === 'string' ? parseFloat64(data) : null);
  }),
  of('to_string', [['any']], ([{ data } = nothing]) => {
    if (typeof data === 'string') return made(data);
    const unwritten = unwrittenIn(data);
    return unwritten === null ? made(goJson(data)) : new Trouble('argument', `json: unsupported value: ${unwritten}`);
  }),
  of('type', [['any']], ([value = nothing]) =>
    typeof value.data === 'bigint' || isOfMaps(value) ? unknownType : made(typeOf(value)),
  ),
  of('values', [['object']], ([map = nothing]) => listOf([...entries(map).values()], map.from)),
];

/** What the library says of Go's own integers, and of lists of maps. */
const unknownType = new Trouble('argument', 'unknown type');

function sumOf(list: Value): number {
  return items(list).reduce((sum, item) => sum + asNumber(item), 0);
}

function typeOf({ data }: Value): string {
  if (data === null) return 'null';
  if (typeof data !== 'object') return typeof data;
  return data.kind === 'list' ? 'array' : data.kind === 'map' ? 'object' : 'expref';
}

function order(a: Value['data'], b: Value['data']): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'string' && typeof b === 'string' ? compareTexts(a, b) : 0;
}

type IsBetter = (a: number, b: number) => boolean;

function best(list: readonly Value[], isBetter: IsBetter): Value {
  const [first, ...rest] = list;
  if (first === undefined) return nothing;
  return rest.reduce((found, item) => (isBetter(order(item.data, found.data), 0) ? item : found), first);
}

/** The element whose key is the best; keys are all numbers or all texts. */
function bestBy(isBetter: IsBetter): Function['call'] {
  return ([list = nothing, body = nothing], caller) => {
    const [first, ...rest] = items(list);
    if (first === undefined) return nothing;
    if (rest.length === 0) return first;
    const keys = keysOf(
      items(list),
      asReference(body),
      caller,
      (kind, trouble) => trouble ?? new Trouble('argument', `invalid type, must be ${kind}`),
    );
    if (keys instanceof Trouble) return keys;
    let found = 0;
    for (const [index, key] of keys.entries())
      if (isBetter(order(key.data, keys[found]?.data ?? null), 0)) found = index;
    return items(list)[found] ?? first;
  };
}

function sortBy([list = nothing, body = nothing]: readonly Value[], caller: Caller): Value | Trouble {
  const all = items(list);
  if (all.length < 2) return list;
  const keys = keysOf(all, asReference(body), caller, () => new Trouble('argument', 'error in sort_by comparison'));
  if (keys instanceof Trouble) return keys;
  const sorted = all
    .map((item, index) => ({ item, key: keys[index] ?? nothing }))
    .toSorted((a, b) => order(a.key.data, b.key.data));
  return listOf(
    sorted.map(({ item }) => item),
    list.from,
  );
}

/** What elements are compared by: the first says which type all have to have, and `wrong` what comes of another. */
function keysOf(
  list: readonly Value[],
  body: Reference,
  caller: Caller,
  wrong: (kind: string, trouble: Trouble | null) => Trouble,
): readonly Value[] | Trouble {
  const keys: Value[] = [];
  let wanted: string | null = null;
  for (const item of list) {
    const key = caller.apply(body, item);
    if (key instanceof Trouble) return wanted === null || key.code !== 'argument' ? key : wrong(wanted, key);
    const kind = typeof key.data;
    if (wanted === null && kind !== 'number' && kind !== 'string')
      return new Trouble('argument', 'invalid type, must be number of string');
    wanted ??= kind;
    if (kind !== wanted) return wrong(wanted, null);
    keys.push(key);
  }
  return keys;
}
