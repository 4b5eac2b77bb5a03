import { foreignOf } from '../type.ts';
import type { Type } from '../type.ts';
import type { Foreign } from '../value/data.ts';
import type { Kind } from './kind.ts';

/** A value of a type of a library's own. */
export class Opaque<T> implements Foreign {
  readonly kind = 'foreign';
  readonly typeName: string;
  readonly value: T;
  readonly #same: (one: T, other: T) => boolean;

  constructor(typeName: string, value: T, same: (one: T, other: T) => boolean) {
    this.typeName = typeName;
    this.value = value;
    this.#same = same;
  }

  equals(other: Foreign): boolean {
    // Only values of one library have one name.
    return other instanceof Opaque && other.typeName === this.typeName && this.#same(this.value, other.value as T);
  }
}

/** A type of a library: what the checker calls it, how a parameter takes its values, and how one is made. */
export interface OpaqueType<T> {
  readonly type: Type;
  readonly kind: Kind<Opaque<T>>;
  make(value: T): Opaque<T>;
}

export function opaqueType<T>(name: string, same: (one: T, other: T) => boolean): OpaqueType<T> {
  return {
    type: foreignOf(name),
    kind: {
      type: foreignOf(name),
      is: (data): data is Opaque<T> => data instanceof Opaque && data.typeName === name,
    },
    make: (value) => new Opaque(name, value, same),
  };
}
