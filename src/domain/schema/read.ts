import { isMap } from '../kubernetes/read.ts';
import type { Schema } from './schema.ts';

/**
 * A schema that somebody wrote (a CustomResourceDefinition being typed, a file at a location) as far as it is one:
 * a keyword whose value is of another type says nothing. Draft 6's `true` and `false` become schemas.
 */
export function readSchema(value: unknown): Schema {
  if (value === false) return { not: {} };
  if (!isMap(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([keyword, written]) => {
      const read = Object.hasOwn(keywords, keyword) ? keywords[keyword]?.(written) : written;
      return read === undefined ? [] : [[keyword, read]];
    }),
  );
}

type Read = (value: unknown) => unknown;

const text: Read = (value) => (typeof value === 'string' ? value : undefined);
const number: Read = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
const boolean: Read = (value) => (typeof value === 'boolean' ? value : undefined);
const texts: Read = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined);
const values: Read = (value) => (Array.isArray(value) ? value : undefined);
const schema: Read = (value) => (isSchemaLike(value) ? readSchema(value) : undefined);
const schemas: Read = (value) => (Array.isArray(value) ? value.filter(isSchemaLike).map(readSchema) : undefined);
const named: Read = (value) =>
  isMap(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, readSchema(one)])) : undefined;
const either =
  (...reads: readonly Read[]): Read =>
  (value) =>
    reads.map((read) => read(value)).find((read) => read !== undefined);

const keywords: Readonly<Record<string, Read>> = {
  $ref: text,
  type: either(text, texts),
  properties: named,
  patternProperties: named,
  definitions: named,
  $defs: named,
  additionalProperties: either(boolean, schema),
  required: texts,
  items: either(schemas, schema),
  enum: values,
  pattern: text,
  format: text,
  minimum: number,
  maximum: number,
  exclusiveMinimum: either(boolean, number),
  exclusiveMaximum: either(boolean, number),
  multipleOf: number,
  minLength: number,
  maxLength: number,
  minItems: number,
  maxItems: number,
  uniqueItems: boolean,
  minProperties: number,
  maxProperties: number,
  oneOf: schemas,
  anyOf: schemas,
  allOf: schemas,
  not: schema,
  nullable: boolean,
  description: text,
  'x-kubernetes-int-or-string': boolean,
  'x-kubernetes-preserve-unknown-fields': boolean,
  'x-kubernetes-embedded-resource': boolean,
  'x-kubernetes-list-type': text,
  'x-kubernetes-list-map-keys': texts,
  'x-kubernetes-validations': values,
};

function isSchemaLike(value: unknown): boolean {
  return typeof value === 'boolean' || isMap(value);
}
