import { nameOf } from '../../../src/domain/cel/type.ts';
import type { Type } from '../../../src/domain/cel/type.ts';

/** A type with all that is in it, as cel-go names it. */
export function fullName(type: Type): string {
  switch (type.kind) {
    case 'list':
      return `list(${fullName(type.element)})`;
    case 'map':
      return `map(${fullName(type.key)}, ${fullName(type.value)})`;
    case 'optional':
      return `optional_type(${fullName(type.value)})`;
    case 'null':
      return 'null_type';
    case 'timestamp':
    case 'duration':
      return `google.protobuf.${type.kind === 'timestamp' ? 'Timestamp' : 'Duration'}`;
    default:
      return nameOf(type);
  }
}

/** cel-go's name without what we do not know: of which type a type is, and that anything of protobuf is anything. */
export function known(name: string): string {
  return name.replaceAll('google.protobuf.Any', 'dyn').replace(/\btype\(.*\)/, 'type');
}
