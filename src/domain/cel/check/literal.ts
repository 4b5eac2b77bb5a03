import * as types from '../type.ts';
import type { Type } from '../type.ts';
import type { LiteralValue } from '../syntax/ast.ts';

export function typeOfLiteral(value: LiteralValue): Type {
  if (value === null) return types.nullType;
  switch (typeof value) {
    case 'boolean':
      return types.bool;
    case 'bigint':
      return types.int;
    case 'number':
      return types.double;
    case 'string':
      return types.string;
    default:
      return value.kind === 'uint' ? types.uint : types.bytes;
  }
}
