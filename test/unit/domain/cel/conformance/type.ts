import * as types from '../../../../../src/domain/cel/type.ts';
import type { Type } from '../../../../../src/domain/cel/type.ts';
import type { Json } from './suite.ts';
import { field, itemsOf, only, textOf } from './value.ts';

const primitives: Readonly<Record<string, Type>> = {
  BOOL: types.bool,
  INT64: types.int,
  UINT64: types.uint,
  DOUBLE: types.double,
  STRING: types.string,
  BYTES: types.bytes,
};

/** A type of the conformance data (cel/expr/checked.proto in JSON) as the checker has it. */
export function typeOf(json: Json | undefined): Type {
  const [kind, value] = only(json);
  switch (kind) {
    case 'primitive':
      return primitives[textOf(value)] ?? types.dyn;
    case 'null':
      return types.nullType;
    case 'wellKnown':
      return value === 'TIMESTAMP' ? types.timestamp : value === 'DURATION' ? types.duration : types.dyn;
    case 'type':
      return types.typeType;
    case 'listType':
      return types.listOf(typeOf(field(value, 'elemType')));
    case 'mapType':
      return types.mapOf(typeOf(field(value, 'keyType')), typeOf(field(value, 'valueType')));
    case 'abstractType':
      if (field(value, 'name') !== 'optional_type') return types.dyn;
      return types.optionalOf(typeOf(itemsOf(value, 'parameterTypes')[0]));
    default:
      return types.dyn;
  }
}

/** Whether a type that we name says the same as cel-go's name, or leaves parts of it open. */
export function agrees(ours: string, theirs: string): boolean {
  const their = theirs.replaceAll('optional_type(', 'optional(').replaceAll('google.protobuf.', '').toLowerCase();
  if (ours === 'dyn' || ours === their) return true;
  const [head = '', ...inner] = parts(ours);
  const [theirHead = '', ...theirInner] = parts(their);
  if (head !== theirHead) return false;
  return inner.every((part, index) => agrees(part, theirInner[index] ?? ''));
}

/** `map(a, b)` as `map`, `a`, `b`. */
function parts(type: string): readonly string[] {
  const [, head = type, inside = ''] = /^(\w+)\((.*)\)$/.exec(type) ?? [];
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < inside.length; at++) {
    const char = inside[at];
    if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === ',' && depth === 0) {
      found.push(inside.slice(start, at).trim());
      start = at + 1;
    }
  }
  return inside === '' ? [head] : [head, ...found, inside.slice(start).trim()];
}
