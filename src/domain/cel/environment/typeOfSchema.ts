import type { Schema } from '../../schema/schema.ts';
import { bool, double, dyn, int, listOf, mapOf, objectOf, string } from '../type.ts';
import type { Type } from '../type.ts';

/** The type of the values that a schema without references allows; `inside` gives that of a schema in it, by a name for it. */
export function typeOfSchema(schema: Schema, name: string, inside: (schema: Schema, name: string) => Type): Type {
  const { type, items, properties, additionalProperties } = schema;
  if (type === 'array') return listOf(items === undefined || isTuple(items) ? dyn : inside(items, `item of ${name}`));
  if (type !== 'object') return (typeof type === 'string' ? scalars.get(type) : undefined) ?? dyn;
  if (typeof additionalProperties === 'object') return mapOf(string, inside(additionalProperties, `value of ${name}`));
  if (properties === undefined) return dyn;
  const fields = Object.entries(properties).map(([key, field]): [string, Type] => [
    key,
    inside(field, `${name}.${key}`),
  ]);
  return objectOf(name, Object.fromEntries(fields), descriptionsOf(properties));
}

function descriptionsOf(properties: Readonly<Record<string, Schema>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(properties).flatMap(([key, { description = '' }]): [string, string][] =>
      description === '' ? [] : [[key, description]],
    ),
  );
}

const scalars: ReadonlyMap<string, Type> = new Map([
  ['string', string],
  ['boolean', bool],
  ['integer', int],
  ['number', double],
]);

function isTuple(items: Schema | readonly Schema[]): items is readonly Schema[] {
  return Array.isArray(items);
}
