import * as types from '../type.ts';
import type { Type } from '../type.ts';
import type { Bytes, Data, Dictionary, Duration, List, Optional, Timestamp, TypeName, Uint } from '../value/data.ts';

/** The type of a parameter, for the checker and for the values themselves. */
export interface Kind<T extends Data = Data> {
  readonly type: Type;
  readonly is: (data: Data) => data is T;
}

export const any: Kind = { type: types.dyn, is: (data): data is Data => data !== undefined };
export const nothing: Kind<null> = { type: types.nullType, is: (data) => data === null };
export const bool: Kind<boolean> = { type: types.bool, is: (data) => typeof data === 'boolean' };
export const int: Kind<bigint> = { type: types.int, is: (data) => typeof data === 'bigint' };
export const double: Kind<number> = { type: types.double, is: (data) => typeof data === 'number' };
export const string: Kind<string> = { type: types.string, is: (data) => typeof data === 'string' };
export const uint: Kind<Uint> = { type: types.uint, is: (data): data is Uint => isBoxed(data, 'uint') };
export const bytes: Kind<Bytes> = { type: types.bytes, is: (data): data is Bytes => isBoxed(data, 'bytes') };
export const timestamp: Kind<Timestamp> = {
  type: types.timestamp,
  is: (data): data is Timestamp => isBoxed(data, 'timestamp'),
};
export const duration: Kind<Duration> = {
  type: types.duration,
  is: (data): data is Duration => isBoxed(data, 'duration'),
};
export const typeName: Kind<TypeName> = {
  type: types.typeType,
  is: (data): data is TypeName => isBoxed(data, 'type'),
};
export const list: Kind<List> = listOf(types.dyn);
export const map: Kind<Dictionary> = {
  type: types.mapOf(types.dyn, types.dyn),
  is: (data): data is Dictionary => isBoxed(data, 'map'),
};
export const optional: Kind<Optional> = {
  type: types.optionalOf(types.dyn),
  is: (data): data is Optional => isBoxed(data, 'optional'),
};

/** A list whose elements the checker knows; of a value only that it is a list is asked. */
export function listOf(element: Type): Kind<List> {
  return { type: types.listOf(element), is: (data): data is List => isBoxed(data, 'list') };
}

/** The same, where the first element says which of several functions is meant (cel-go, common/types/types.go). */
export function listStarting(element: Kind): Kind<List> {
  return {
    type: types.listOf(element.type),
    is: (data): data is List => list.is(data) && (data.size === 0 || element.is(data.at(0).data)),
  };
}

function isBoxed(data: Data, kind: string): boolean {
  return typeof data === 'object' && data !== null && data.kind === kind;
}
