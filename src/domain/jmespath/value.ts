import { both, step } from '../cel/value/origin.ts';
import type { Origin, Path } from '../cel/value/origin.ts';
import type { Expression } from './syntax/ast.ts';

/** A value and where it stems from: the origin of a boolean is what it is to be blamed on. */
export interface Value {
  readonly data: Data;
  readonly from: Origin;
}

/**
 * What expressions compute with: every number is a float64, as in Kyverno. A bigint is an `int` of Go, which `compare`
 * alone gives: it equals no number, and no function takes it for one.
 */
export type Data = null | boolean | number | bigint | string | List | Dictionary | Reference;

export interface List {
  readonly kind: 'list';
  readonly items: readonly Value[];
  /** Go holds it as a list of maps, which some functions do not take for a list of anything. */
  readonly isOfMaps?: true;
}

export interface Dictionary {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Value>;
}

/** `&a`, for a function to use. */
export interface Reference {
  readonly kind: 'reference';
  readonly body: Expression;
}

export const nothing: Value = { data: null, from: null };

/** Plain data as JSON has it, and a bigint as the number it is nearest to. What is read from it knows where it was. */
export function read(raw: unknown, from: Path): Value {
  switch (typeof raw) {
    case 'string':
    case 'boolean':
    case 'number':
      return { data: raw, from };
    case 'bigint':
      return { data: Number(raw), from };
    case 'object':
      if (raw === null) return { data: null, from };
      return { data: Array.isArray(raw) ? new RawList(raw, from) : new RawMap(raw, from), from };
    default:
      return { data: null, from };
  }
}

/** The value of a key, without a look at the others. */
export function valueOf(map: Dictionary, key: string): Value | undefined {
  return map instanceof RawMap ? map.get(key) : map.entries.get(key);
}

/** What a literal says: it stems from nowhere. */
export function written(raw: unknown): Value {
  return withoutOrigin(read(raw, { up: null, key: '', missing: false }));
}

export function listOf(items: readonly Value[], from: Origin): Value {
  return { data: { kind: 'list', items }, from };
}

/** Whether it is a list that Go holds as one of maps. */
export function isOfMaps(value: Value): boolean {
  return listIn(value)?.isOfMaps === true;
}

/** The list that a value is; null for anything else. */
export function listIn({ data }: Value): List | null {
  return data !== null && typeof data === 'object' && data.kind === 'list' ? data : null;
}

/** A list that stems from what its elements stem from; from `otherwise` when it has none. */
export function collected(items: readonly Value[], otherwise: Origin): Value {
  return listOf(items, items.length === 0 ? otherwise : items.map(({ from }) => from).reduce(both, null));
}

/** Plain data again: numbers, texts, arrays and objects. A reference is null. */
export function plain(data: Data): unknown {
  if (data === null || typeof data !== 'object') return data;
  switch (data.kind) {
    case 'list':
      return data.items.map((item) => plain(item.data));
    case 'map':
      // Keys are data: one of them may be `__proto__`.
      return Object.fromEntries([...data.entries].map(([key, value]) => [key, plain(value.data)]));
    case 'reference':
      return null;
  }
}

/** More values, or more characters for each sixteen of which one is counted, than anybody writes, and more than may be made. */
export const mostValues = 500_000;

/**
 * How many values data hold, each as often as it stands there: a list can be made of one value many times over, and a
 * text of that would have no end. Counts no further than `most`.
 */
export function sizeOf(data: Data, most: number): number {
  if (typeof data === 'string') return 1 + Math.floor(data.length / 16);
  if (data === null || typeof data !== 'object' || data.kind === 'reference') return 1;
  if (data instanceof RawList || data instanceof RawMap) return data.size(most);
  let size = 1;
  for (const item of data.kind === 'list' ? data.items : data.entries.values()) {
    if (size > most) return size;
    size += sizeOf(item.data, most - size);
  }
  return size;
}

/** Empty lists, mappings and texts, false and null count as false (https://jmespath.org/specification.html). */
export function isFalse(data: Data): boolean {
  if (data === null || data === false || data === '') return true;
  if (typeof data !== 'object') return false;
  return (data.kind === 'list' && data.items.length === 0) || (data.kind === 'map' && data.entries.size === 0);
}

/** Equal in type and value, whatever the order of keys. */
export function isEqual(a: Data, b: Data): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (a.kind === 'list' && b.kind === 'list')
    return (
      a.items.length === b.items.length &&
      a.items.every(({ data }, index) => isEqual(data, b.items[index]?.data ?? null))
    );
  if (a.kind === 'map' && b.kind === 'map')
    return (
      a.entries.size === b.entries.size &&
      [...a.entries].every(([key, { data }]) => {
        const other = b.entries.get(key);
        return other !== undefined && isEqual(data, other.data);
      })
    );
  return false;
}

/** Elements are looked at when somebody asks for them: most of an object never is. */
class RawList implements List {
  readonly kind = 'list';
  readonly #raw: readonly unknown[];
  readonly #path: Path;
  #items: readonly Value[] | null = null;

  constructor(raw: readonly unknown[], path: Path) {
    this.#raw = raw;
    this.#path = path;
  }

  size(most: number): number {
    return knownSize(this.#raw, most);
  }

  get items(): readonly Value[] {
    this.#items ??= this.#raw.map((item, index) => read(item, step(this.#path, index)));
    return this.#items;
  }
}

class RawMap implements Dictionary {
  readonly kind = 'map';
  readonly #raw: object;
  readonly #path: Path;
  #entries: ReadonlyMap<string, Value> | null = null;

  constructor(raw: object, path: Path) {
    this.#raw = raw;
    this.#path = path;
  }

  size(most: number): number {
    return knownSize(this.#raw, most);
  }

  get(key: string): Value | undefined {
    if (this.#entries !== null) return this.#entries.get(key);
    // Only own properties are data.
    const raw = Object.getOwnPropertyDescriptor(this.#raw, key);
    return raw === undefined ? undefined : read(raw.value, step(this.#path, key));
  }

  /** By key: Go gives them in any order, and so that the same text comes out twice we take one. */
  get entries(): ReadonlyMap<string, Value> {
    this.#entries ??= new Map(
      Object.entries(this.#raw)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => [key, read(value, step(this.#path, key))]),
    );
    return this.#entries;
  }
}

/** The same objects are looked at by one expression after the other. */
const sizes = new WeakMap<object, number>();

function knownSize(raw: object, most: number): number {
  const known = sizes.get(raw);
  if (known !== undefined) return known;
  const size = rawSize(raw, most);
  if (size <= most) sizes.set(raw, size);
  return size;
}

function rawSize(raw: unknown, most: number): number {
  if (typeof raw === 'string') return 1 + Math.floor(raw.length / 16);
  if (typeof raw !== 'object' || raw === null) return 1;
  let size = 1;
  for (const item of Object.values(raw)) {
    if (size > most) return size;
    size += rawSize(item, most - size);
  }
  return size;
}

function withoutOrigin({ data }: Value): Value {
  if (data === null || typeof data !== 'object') return { data, from: null };
  switch (data.kind) {
    case 'list':
      return listOf(data.items.map(withoutOrigin), null);
    case 'map':
      return {
        data: { kind: 'map', entries: new Map([...data.entries].map(([key, value]) => [key, withoutOrigin(value)])) },
        from: null,
      };
    case 'reference':
      return { data, from: null };
  }
}
