import type { KindSchema } from './catalog.ts';
import type { Schema } from './schema.ts';

/**
 * A kind's schema as one JSON Schema document (draft-07) that needs no other: what it refers to lies in `definitions`,
 * Kubernetes' own keywords are put into words that every reader of JSON Schema knows.
 */
export function bundle({ located, definitions, dialect }: KindSchema): Schema {
  const bundled = new Map<string, Schema>();
  const copy = (schema: Schema, file: string): Schema => {
    const { $ref, ...rest } = schema;
    if ($ref !== undefined) {
      const target = definitions.lookup($ref, file);
      if (target === undefined) return {};
      const name = nameOf($ref, file);
      if (!bundled.has(name)) {
        bundled.set(name, {});
        bundled.set(name, copy(target.schema, target.file));
      }
      // Draft-07 ignores what stands beside a $ref: a description of its own goes around it.
      const reference: Schema = { $ref: `#/definitions/${name}` };
      if (rest.description === undefined) return reference;
      // Readers look for the type beside the description, not behind the reference.
      const { type } = target.schema;
      return { description: rest.description, ...(type === undefined ? {} : { type }), allOf: [reference] };
    }
    return translate(mapChildren(rest, (child) => copy(child, file)));
  };
  const root = copy(located.schema, located.file);
  const meta = dialect.closed === 'structural' ? definitions.objectMeta() : undefined;
  const properties =
    meta === undefined
      ? root.properties
      : { ...root.properties, metadata: copy(meta.located.schema, meta.located.file) };
  return { ...root, ...(properties === undefined ? {} : { properties }), definitions: Object.fromEntries(bundled) };
}

function nameOf(ref: string, file: string): string {
  const hash = ref.indexOf('#');
  return `${hash <= 0 ? file : ref.slice(0, hash)}.${ref.slice(hash + 1)}`.replaceAll(/[^A-Za-z0-9.]/g, '-');
}

function mapChildren(schema: Schema, change: (child: Schema) => Schema): Schema {
  const fields = (properties: Readonly<Record<string, Schema>>): Record<string, Schema> =>
    Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, change(child)]));
  return {
    ...schema,
    ...(schema.properties === undefined ? {} : { properties: fields(schema.properties) }),
    ...(typeof schema.additionalProperties === 'object'
      ? { additionalProperties: change(schema.additionalProperties) }
      : {}),
    ...(schema.items === undefined
      ? {}
      : { items: isList(schema.items) ? schema.items.map(change) : change(schema.items) }),
    ...(schema.allOf === undefined ? {} : { allOf: schema.allOf.map(change) }),
    ...(schema.anyOf === undefined ? {} : { anyOf: schema.anyOf.map(change) }),
    ...(schema.oneOf === undefined ? {} : { oneOf: schema.oneOf.map(change) }),
  };
}

function translate(schema: Schema): Schema {
  const { 'x-kubernetes-validations': _rules, not: _not, ...rest } = schema;
  if (rest['x-kubernetes-int-or-string'] === true) return { ...rest, type: ['integer', 'string'] };
  if (
    rest.properties !== undefined &&
    rest.additionalProperties === undefined &&
    rest['x-kubernetes-preserve-unknown-fields'] !== true
  )
    return { ...rest, additionalProperties: false };
  return rest;
}

function isList(items: Schema | readonly Schema[]): items is readonly Schema[] {
  return Array.isArray(items);
}
