import type { Type } from '../../cel/type.ts';

/** How people who write JMESPath call a type: `array of string`. The types are those of schemas. */
export function typeName(type: Type): string {
  switch (type.kind) {
    case 'dyn':
      return 'any';
    case 'int':
    case 'uint':
    case 'double':
      return 'number';
    case 'bool':
      return 'boolean';
    case 'list':
      return type.element.kind === 'dyn' ? 'array' : `array of ${typeName(type.element)}`;
    case 'map':
      return type.value.kind === 'dyn' ? 'object' : `object of ${typeName(type.value)}`;
    case 'object':
      return type.name === '' ? 'object' : type.name;
    default:
      return type.kind;
  }
}
