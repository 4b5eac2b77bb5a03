import { both } from '../../cel/value/origin.ts';
import { isEqual, listOf, nothing } from '../value.ts';
import type { Dictionary, List, Reference, Value } from '../value.ts';
import type { ArgumentType, Caller, Function } from './function.ts';
import { Trouble } from './function.ts';
import { goJson } from './json.ts';
import { parseFloat64 } from './number.ts';

type Handler = Function['call'];

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
  texts('ends_with', (text, end) => text.endsWith(end)),
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
  texts('starts_with', (text, start) => text.startsWith(start)),
  one('sum', ['array[number]'], sumOf),
  of('to_array', [['any']], ([value = nothing]) =>
    value.data !== null && typeof value.data === 'object' && value.data.kind === 'list'
      ? value
      : listOf([value], value.from),
  ),
  one('to_number', ['any'], ({ data }) =>
    typeof data === 'number' ? data : typeof data === 'string' ? parseFloat64(data) : null,
  ),
  one('to_string', ['any'], ({ data }) => (typeof data === 'string' ? data : goJson(data))),
  one('type', ['any'], typeOf),
  of('values', [['object']], ([map = nothing]) => listOf([...entries(map).values()], map.from)),
];

function of(name: string, takes: Function['takes'], call: Handler): Function {
  return { name, takes, isVariadic: false, call };
}

/** A function of one argument, to be blamed on it. */
function one(
  name: string,
  types: readonly ArgumentType[],
  call: (value: Value) => null | boolean | number | string,
): Function {
  return of(name, [types], ([value = nothing]) => made(call(value)));
}

function texts(name: string, call: (a: string, b: string) => boolean): Function {
  return of(name, [['string'], ['string']], ([a = nothing, b = nothing]) => made(call(asText(a), asText(b))));
}

/** To be blamed on all arguments. */
function made(data: null | boolean | number | string): Value {
  return { data, from: null };
}

function asNumber({ data }: Value): number {
  return typeof data === 'number' ? data : 0;
}

function asText({ data }: Value): string {
  return typeof data === 'string' ? data : '';
}

function asReference({ data }: Value): Reference {
  if (data !== null && typeof data === 'object' && data.kind === 'reference') return data;
  throw new Error('The types of arguments are checked before.');
}

function items({ data }: Value): readonly Value[] {
  return data !== null && typeof data === 'object' && data.kind === 'list' ? (data satisfies List).items : [];
}

function entries({ data }: Value): ReadonlyMap<string, Value> {
  return data !== null && typeof data === 'object' && data.kind === 'map'
    ? (data satisfies Dictionary).entries
    : new Map();
}

function sumOf(list: Value): number {
  return items(list).reduce((sum, item) => sum + asNumber(item), 0);
}

function typeOf({ data }: Value): string {
  if (data === null) return 'null';
  if (typeof data !== 'object') return typeof data;
  return data.kind === 'list' ? 'array' : data.kind === 'map' ? 'object' : 'expref';
}

/** Texts by their bytes in UTF-8, as Go compares them: by code points. */
function order(a: Value['data'], b: Value['data']): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string') return 0;
  return isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0;
}

function isBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length;) {
    const left = a.codePointAt(index) ?? 0;
    const right = b.codePointAt(index) ?? 0;
    if (left !== right) return left < right;
    index += left > 0xff_ff ? 2 : 1;
  }
  return a.length < b.length;
}

type IsBetter = (a: number, b: number) => boolean;

function best(list: readonly Value[], isBetter: IsBetter): Value {
  const [first, ...rest] = list;
  if (first === undefined) return nothing;
  return rest.reduce((found, item) => (isBetter(order(item.data, found.data), 0) ? item : found), first);
}

/** The element whose key is the best; keys are all numbers or all texts. */
function bestBy(isBetter: IsBetter): Handler {
  return ([list = nothing, body = nothing], caller) => {
    const [first, ...rest] = items(list);
    if (first === undefined) return nothing;
    if (rest.length === 0) return first;
    const keys = keysOf(items(list), asReference(body), caller, (kind) => `invalid type, must be ${kind}`);
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
  const keys = keysOf(all, asReference(body), caller, () => 'error in sort_by comparison');
  if (keys instanceof Trouble) return keys;
  const sorted = all
    .map((item, index) => ({ item, key: keys[index] ?? nothing }))
    .toSorted((a, b) => order(a.key.data, b.key.data));
  return listOf(
    sorted.map(({ item }) => item),
    list.from,
  );
}

/** What elements are compared by: the first says which type all have to have. */
function keysOf(
  list: readonly Value[],
  body: Reference,
  caller: Caller,
  wrong: (kind: string) => string,
): readonly Value[] | Trouble {
  const keys: Value[] = [];
  for (const item of list) {
    const key = caller.apply(body, item);
    if (key instanceof Trouble) return key;
    keys.push(key);
  }
  const kind = typeof keys[0]?.data;
  if (kind !== 'number' && kind !== 'string') return new Trouble('argument', 'invalid type, must be number of string');
  return keys.every(({ data }) => typeof data === kind) ? keys : new Trouble('argument', wrong(kind));
}
