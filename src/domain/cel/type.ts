/** What the checker knows of a value before there is one. */
export type Type =
  | { readonly kind: SimpleKind }
  /** `open` is what nothing is said of yet, as the elements of `[]`: it takes the type of what it is put beside. */
  | { readonly kind: 'dyn'; readonly open: boolean }
  | { readonly kind: 'list'; readonly element: Type }
  | { readonly kind: 'map'; readonly key: Type; readonly value: Type }
  | { readonly kind: 'optional'; readonly value: Type }
  | ObjectType
  /** A type of a library, such as `kubernetes.URL`. */
  | { readonly kind: 'foreign'; readonly name: string };

/** A value whose fields are known: any other is a mistake. */
export interface ObjectType {
  readonly kind: 'object';
  /** What a message calls it. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, Type>;
  /** What fields are, in words of their schema, as far as it has any. */
  readonly descriptions: ReadonlyMap<string, string>;
  /** It has fields and is no map: it can't be indexed, looked into, or gone through. */
  readonly sealed: boolean;
}

type SimpleKind = 'null' | 'bool' | 'int' | 'uint' | 'double' | 'string' | 'bytes' | 'timestamp' | 'duration' | 'type';

export const dyn: Type = { kind: 'dyn', open: false };
export const open: Type = { kind: 'dyn', open: true };
export const nullType: Type = { kind: 'null' };
export const bool: Type = { kind: 'bool' };
export const int: Type = { kind: 'int' };
export const uint: Type = { kind: 'uint' };
export const double: Type = { kind: 'double' };
export const string: Type = { kind: 'string' };
export const bytes: Type = { kind: 'bytes' };
export const timestamp: Type = { kind: 'timestamp' };
export const duration: Type = { kind: 'duration' };
export const typeType: Type = { kind: 'type' };

export function listOf(element: Type): Type {
  return { kind: 'list', element };
}

export function mapOf(key: Type, value: Type): Type {
  return { kind: 'map', key, value };
}

export function optionalOf(value: Type): Type {
  return { kind: 'optional', value };
}

/** A map with just these keys, each of which may be absent. */
export function objectOf(
  name: string,
  fields: Readonly<Record<string, Type>>,
  descriptions: ObjectType['descriptions'] = undescribed,
): ObjectType {
  return { kind: 'object', name, fields: new Map(Object.entries(fields)), descriptions, sealed: false };
}

const undescribed: ObjectType['descriptions'] = new Map();

/** A message as protobuf has it, and as Kubernetes declares requests and objects with a schema. */
export function messageOf(
  name: string,
  fields: Readonly<Record<string, Type>>,
  descriptions?: ObjectType['descriptions'],
): ObjectType {
  return { ...objectOf(name, fields, descriptions), sealed: true };
}

export function foreignOf(name: string): Type {
  return { kind: 'foreign', name };
}

/** Whether a value of one type may be there where another is wanted, as far as is known before it is. */
export function admits(wanted: Type, given: Type): boolean {
  if (wanted.kind === 'dyn' || given.kind === 'dyn') return true;
  if (given.kind === 'null') return wanted.kind === 'null' || nullable.has(wanted.kind);
  switch (wanted.kind) {
    case 'list':
      return given.kind === 'list' && admits(wanted.element, given.element);
    case 'map':
      if (given.kind === 'object') return !given.sealed && admits(wanted.key, string);
      return given.kind === 'map' && admits(wanted.key, given.key) && admits(wanted.value, given.value);
    case 'object':
      if (given.kind === 'map') return !wanted.sealed && admits(given.key, string);
      return given.kind === 'object' && (!(wanted.sealed || given.sealed) || wanted.name === given.name);
    case 'optional':
      return given.kind === 'optional' && admits(wanted.value, given.value);
    case 'foreign':
      return given.kind === 'foreign' && given.name === wanted.name;
    default:
      return given.kind === wanted.kind;
  }
}

/** What may be null in CEL (cel-go, common/types/types.go: IsAssignable). */
const nullable: ReadonlySet<Type['kind']> = new Set(['object', 'timestamp', 'duration', 'foreign', 'optional']);

/** Whether values of two types can be compared. */
export function comparable(one: Type, other: Type): boolean {
  return admits(one, other) || admits(other, one);
}

/** The type of a value that has one or the other. */
export function join(one: Type, other: Type): Type {
  if (one === other) return one;
  if (one.kind === 'dyn' && one.open) return other;
  if (other.kind === 'dyn' && other.open) return one;
  if (one.kind === 'list' && other.kind === 'list') return listOf(join(one.element, other.element));
  if (one.kind === 'optional' && other.kind === 'optional') return optionalOf(join(one.value, other.value));
  if (one.kind === 'map' && other.kind === 'map') return mapOf(join(one.key, other.key), join(one.value, other.value));
  if (one.kind === 'foreign') return other.kind === 'foreign' && one.name === other.name ? one : dyn;
  if (one.kind === 'object') {
    return one.sealed && other.kind === 'object' && other.sealed && one.name === other.name ? one : dyn;
  }
  return one.kind === other.kind ? one : dyn;
}

/** Whether two types are the same; what is open is the same as any. */
export function isSame(one: Type, other: Type): boolean {
  if ((one.kind === 'dyn' && one.open) || (other.kind === 'dyn' && other.open)) return true;
  switch (one.kind) {
    case 'list':
      return other.kind === 'list' && isSame(one.element, other.element);
    case 'map':
      return other.kind === 'map' && isSame(one.key, other.key) && isSame(one.value, other.value);
    case 'optional':
      return other.kind === 'optional' && isSame(one.value, other.value);
    case 'object':
    case 'foreign':
      return other.kind === one.kind && other.name === one.name;
    default:
      return one.kind === other.kind;
  }
}

/** The type that stands for one and the other where both have to be of one; null when they are not. */
export function unified(one: Type, other: Type): Type | null {
  return comparable(one, other) ? join(one, other) : null;
}

/** What is in a list; of what may be a list nothing is known. */
export function elementOf(type: Type): Type {
  return type.kind === 'list' ? type.element : open;
}

/** Whether the type leaves something to the values; what is open gets its type from elsewhere. */
export function isUncertain(type: Type): boolean {
  switch (type.kind) {
    case 'dyn':
      return !type.open;
    case 'list':
      return isUncertain(type.element);
    case 'map':
      return isUncertain(type.key) || isUncertain(type.value);
    case 'optional':
      return isUncertain(type.value);
    default:
      return false;
  }
}

/** How CEL writes a type: `list(string)`; what may be anything is left out. */
export function nameOf(type: Type): string {
  switch (type.kind) {
    case 'list':
      return type.element.kind === 'dyn' ? 'list' : `list(${nameOf(type.element)})`;
    case 'map':
      return isPlainMap(type) ? 'map' : `map(${nameOf(type.key)}, ${nameOf(type.value)})`;
    case 'optional':
      return type.value.kind === 'dyn' ? 'optional' : `optional(${nameOf(type.value)})`;
    case 'object':
    case 'foreign':
      return type.name;
    default:
      return type.kind;
  }
}

function isPlainMap({ key, value }: Extract<Type, { readonly kind: 'map' }>): boolean {
  return key.kind === 'dyn' && value.kind === 'dyn';
}
