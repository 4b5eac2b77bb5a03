import type { Schema } from '../../src/domain/schema/schema.ts';

/** A JSON object as it was read, not yet known to be a schema. */
export type Raw = Readonly<Record<string, unknown>>;

/** What of a published schema goes into a generated file. */
export interface Taking {
  readonly descriptions: boolean;
  readonly defaults: boolean;
  /** The schema that stands for a `$ref` of the source. */
  readonly reference: (ref: string) => Schema;
}

type Treatment = 'schema' | 'list' | 'map' | 'value' | 'text' | 'default' | 'reference' | 'drop';

const treatments: Readonly<Record<string, Treatment>> = {
  $ref: 'reference',
  additionalProperties: 'schema',
  allOf: 'list',
  anyOf: 'list',
  default: 'default',
  description: 'text',
  enum: 'value',
  example: 'drop',
  examples: 'drop',
  exclusiveMaximum: 'value',
  exclusiveMinimum: 'value',
  externalDocs: 'drop',
  format: 'value',
  items: 'schema',
  maxItems: 'value',
  maxLength: 'value',
  maxProperties: 'value',
  maximum: 'value',
  minItems: 'value',
  minLength: 'value',
  minProperties: 'value',
  minimum: 'value',
  multipleOf: 'value',
  not: 'schema',
  nullable: 'value',
  oneOf: 'list',
  pattern: 'value',
  properties: 'map',
  required: 'value',
  title: 'drop',
  type: 'value',
  uniqueItems: 'value',
  'x-kubernetes-embedded-resource': 'value',
  'x-kubernetes-group-version-kind': 'drop',
  'x-kubernetes-int-or-string': 'value',
  'x-kubernetes-list-map-keys': 'value',
  'x-kubernetes-list-type': 'value',
  'x-kubernetes-map-type': 'drop',
  'x-kubernetes-patch-merge-key': 'drop',
  'x-kubernetes-patch-strategy': 'drop',
  'x-kubernetes-preserve-unknown-fields': 'value',
  'x-kubernetes-unions': 'drop',
  'x-kubernetes-validations': 'value',
};

/**
 * Reduces a published schema to what Slipway uses. A keyword that is not known fails:
 * nothing that could change a verdict may get lost unseen.
 */
export function structure(raw: Raw, taking: Taking): Schema {
  const lone = loneReference(raw);
  if (lone !== undefined) {
    const { allOf: _, ...siblings } = raw;
    return { ...taking.reference(lone), ...structure(siblings, taking) };
  }
  const result: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(raw)) {
    switch (treatments[keyword]) {
      case 'schema':
        result[keyword] = isRaw(value) ? structure(value, taking) : value;
        break;
      case 'list':
        result[keyword] = rawList(value).map((entry) => structure(entry, taking));
        break;
      case 'map':
        result[keyword] = Object.fromEntries(
          Object.entries(asRaw(value)).map(([key, entry]) => [key, structure(asRaw(entry), taking)]),
        );
        break;
      case 'value':
        result[keyword] = value;
        break;
      case 'text':
        if (taking.descriptions) result[keyword] = value;
        break;
      case 'default':
        if (taking.defaults) result[keyword] = value;
        break;
      case 'reference':
        Object.assign(result, taking.reference(String(value)));
        break;
      case 'drop':
        break;
      case undefined:
        throw new Error(`The keyword "${keyword}" is not known: say in structure.ts what becomes of it.`);
    }
  }
  return result;
}

/** The schema with each of its direct subschemas replaced. */
export function mapChildren(schema: Schema, replace: (child: Schema) => Schema): Schema {
  const result: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    switch (treatments[keyword]) {
      case 'schema':
        result[keyword] = isRaw(value) ? replace(value) : value;
        break;
      case 'list':
        result[keyword] = rawList(value).map(replace);
        break;
      case 'map':
        result[keyword] = Object.fromEntries(
          Object.entries(asRaw(value)).map(([key, entry]) => [key, replace(asRaw(entry))]),
        );
        break;
      default:
        result[keyword] = value;
    }
  }
  return result;
}

/** Every `$ref` of a schema, at any depth. */
export function references(schema: Schema): readonly string[] {
  const found = schema.$ref === undefined ? [] : [schema.$ref];
  mapChildren(schema, (child) => {
    found.push(...references(child));
    return child;
  });
  return found;
}

/** Whether the value is a JSON object. */
export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a JSON object; anything else fails. */
export function asRaw(value: unknown): Raw {
  if (!isRaw(value)) throw new Error(`Expected an object, found ${JSON.stringify(value)}.`);
  return value;
}

/** The value as a list of JSON objects; anything else fails. */
export function rawList(value: unknown): readonly Raw[] {
  if (!Array.isArray(value)) throw new Error(`Expected a list, found ${JSON.stringify(value)}.`);
  return value.map(asRaw);
}

// OpenAPI v3 wraps a $ref that has siblings: `allOf: [{$ref}]`.
function loneReference(raw: Raw): string | undefined {
  const { allOf } = raw as { readonly allOf?: unknown };
  if (!Array.isArray(allOf) || allOf.length !== 1) return undefined;
  const entry: unknown = allOf[0];
  return isRaw(entry) && typeof entry['$ref'] === 'string' ? entry['$ref'] : undefined;
}
