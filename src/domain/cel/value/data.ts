import type { Origin, Path } from './origin.ts';

/** A value and where it stems from. The origin of a boolean is what it is to be blamed on. */
export interface Value {
  readonly data: Data;
  readonly from: Origin;
}

/** What expressions compute with: an int is a bigint, a double a number. */
export type Data = null | boolean | bigint | number | string | Boxed;

export type Boxed = Uint | Bytes | Timestamp | Duration | List | Dictionary | Optional | TypeName | Foreign;

/** An unsigned integer, which CEL keeps apart from an int of the same value. */
export interface Uint {
  readonly kind: 'uint';
  readonly value: bigint;
}

export interface Bytes {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
}

export interface Timestamp {
  readonly kind: 'timestamp';
  /** Since 1970 in UTC. */
  readonly nanos: bigint;
  /** Seconds east of UTC in which it was written and will be again; it says nothing about when it is. */
  readonly offset?: number;
}

export interface Duration {
  readonly kind: 'duration';
  readonly nanos: bigint;
}

export interface List {
  readonly kind: 'list';
  readonly size: number;
  /** Where it lies in the data of a variable; null for one that an expression made. */
  readonly path: Path | null;
  /** The index is inside the list. */
  at(index: number): Value;
}

export interface Dictionary {
  readonly kind: 'map';
  readonly size: number;
  /** Where it lies in the data of a variable; null for one that an expression made. */
  readonly path: Path | null;
  /** Undefined for a key that is not there; keys of the same number are the same, whatever their type. */
  get(key: Data): Value | undefined;
  keys(): readonly Value[];
}

export interface Optional {
  readonly kind: 'optional';
  readonly value: Value | null;
}

export interface TypeName {
  readonly kind: 'type';
  readonly name: string;
}

/** A value of a library's own type, such as an URL: only functions of that library look inside. */
export interface Foreign {
  readonly kind: 'foreign';
  readonly typeName: string;
  equals(other: Foreign): boolean;
}

/** The name of a value's type as `type()` gives it. */
export function typeNameOf(data: Data): string {
  if (data === null) return 'null_type';
  switch (typeof data) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'double';
    case 'string':
      return 'string';
    default:
      return data.kind === 'foreign' ? data.typeName : boxedNames[data.kind];
  }
}

const boxedNames: Readonly<Record<Exclude<Boxed['kind'], 'foreign'>, string>> = {
  uint: 'uint',
  bytes: 'bytes',
  timestamp: 'google.protobuf.Timestamp',
  duration: 'google.protobuf.Duration',
  list: 'list',
  map: 'map',
  optional: 'optional_type',
  type: 'type',
};
