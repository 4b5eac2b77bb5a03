import type { Data, Dictionary, List, Value } from './data.ts';
import { root, step } from './origin.ts';
import type { Path } from './origin.ts';

/** A value of CEL inside plain data, where JSON has no such type: a timestamp, an optional. */
export class Given {
  readonly data: Data;

  constructor(data: Data) {
    this.data = data;
  }
}

/** Plain data as the value of a variable; what is read from it knows where it was. */
export function variable(name: string, raw: unknown): Value {
  return read(raw, root(name));
}

/**
 * Plain data as JSON has it. A number without a fraction is an int, as Kubernetes' decoder makes it
 * (k8s.io/apimachinery, util/json), and so is a bigint; what no int holds is a double.
 */
export function read(raw: unknown, from: Path): Value {
  switch (typeof raw) {
    case 'string':
    case 'boolean':
      return { data: raw, from };
    case 'number':
      return { data: Number.isInteger(raw) ? wholeNumber(BigInt(raw)) : raw, from };
    case 'bigint':
      return { data: wholeNumber(raw), from };
    case 'object':
      if (raw === null) return { data: null, from };
      if (isList(raw)) return { data: new RawList(raw, from), from };
      if (raw instanceof Given) return { data: raw.data, from };
      return isRecord(raw) ? { data: new RawMap(raw, from), from } : { data: null, from };
    default:
      return { data: null, from };
  }
}

function isList(raw: object): raw is readonly unknown[] {
  return Array.isArray(raw);
}

function isRecord(raw: object): raw is Readonly<Record<string, unknown>> {
  return !Array.isArray(raw);
}

function wholeNumber(value: bigint): bigint | number {
  return value >= -(2n ** 63n) && value < 2n ** 63n ? value : Number(value);
}

class RawList implements List {
  readonly kind = 'list';
  readonly path: Path;
  readonly #items: readonly unknown[];

  constructor(items: readonly unknown[], path: Path) {
    this.#items = items;
    this.path = path;
  }

  get size(): number {
    return this.#items.length;
  }

  at(index: number): Value {
    return read(this.#items[index], step(this.path, index));
  }
}

/** Only what the object has itself is in it: `constructor` and `__proto__` are keys like any other. */
class RawMap implements Dictionary {
  readonly kind = 'map';
  readonly path: Path;
  readonly #entries: Readonly<Record<string, unknown>>;

  constructor(entries: Readonly<Record<string, unknown>>, path: Path) {
    this.#entries = entries;
    this.path = path;
  }

  get size(): number {
    return Object.keys(this.#entries).length;
  }

  get(key: Data): Value | undefined {
    if (typeof key !== 'string' || !Object.hasOwn(this.#entries, key)) return undefined;
    return read(this.#entries[key], step(this.path, key));
  }

  keys(): readonly Value[] {
    return Object.keys(this.#entries).map((key) => ({ data: key, from: step(this.path, key) }));
  }
}
