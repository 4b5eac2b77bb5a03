import type { Data, Dictionary, List, Optional, Value } from './data.ts';

/** A list that an expression made. */
export class MadeList implements List {
  readonly kind = 'list';
  readonly path = null;
  readonly #items: readonly Value[];

  constructor(items: readonly Value[]) {
    this.#items = items;
  }

  get size(): number {
    return this.#items.length;
  }

  at(index: number): Value {
    return this.#items[index] ?? { data: null, from: null };
  }
}

/** A map that an expression made; keys that are the same number are the same key, whatever their type. */
export class MadeMap implements Dictionary {
  readonly kind = 'map';
  readonly path = null;
  readonly #entries = new Map<Data, { readonly key: Value; readonly value: Value }>();

  get size(): number {
    return this.#entries.size;
  }

  /** Whether the key was not there yet; else the map stays as it is. */
  add(key: Value, value: Value): boolean {
    const known = keyOf(key.data);
    if (this.#entries.has(known)) return false;
    this.#entries.set(known, { key, value });
    return true;
  }

  get(key: Data): Value | undefined {
    return this.#entries.get(keyOf(key))?.value;
  }

  keys(): readonly Value[] {
    return [...this.#entries.values()].map(({ key }) => key);
  }
}

/** Whether a map may have it as a key (cel-spec, langdef.md: map keys; a double only to look up). */
export function isKey(data: Data): boolean {
  if (typeof data === 'object') return data?.kind === 'uint';
  return typeof data !== 'number';
}

/** One JavaScript value for all numbers that are the same. */
export function keyOf(data: Data): Data {
  if (typeof data === 'number') return Number.isInteger(data) ? BigInt(data) : data;
  return typeof data === 'object' && data?.kind === 'uint' ? data.value : data;
}

export const none: Optional = { kind: 'optional', value: null };

export function some(value: Value): Optional {
  return { kind: 'optional', value };
}

/** The elements of a list. */
export function* itemsOf(list: List): Generator<Value> {
  for (let index = 0; index < list.size; index++) yield list.at(index);
}
