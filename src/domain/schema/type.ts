import type { ContentNode } from '../yaml/node.ts';
import type { Dialect } from './dialect.ts';
import type { Schema } from './schema.ts';

/** The JSON type of a node; an integral number is an `integer`, whichever way it is written. */
export function typeOf(node: ContentNode): string {
  if (node.type === 'map') return 'object';
  if (node.type === 'sequence') return 'array';
  const { value } = node;
  if (value === null) return 'null';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

export function admitsType(wanted: string, type: string): boolean {
  return wanted === type || (wanted === 'number' && type === 'integer');
}

/** The types that a schema admits; none means any. */
export function typesOf(schema: Schema, dialect: Dialect): readonly string[] {
  if (isIntOrString(schema, dialect)) return intOrString;
  if (isQuantity(schema)) return quantity;
  if (schema.type === undefined) return [];
  return typeof schema.type === 'string' ? [schema.type] : schema.type;
}

const intOrString = ['integer', 'string'];
const quantity = ['string', 'number'];

/** Kubernetes' Quantity, which its published schemas write as one of string and number. */
export function isQuantity(schema: Schema): boolean {
  return schema.format === 'quantity';
}

export function isNumberOrString(schema: Schema, dialect: Dialect): boolean {
  return isQuantity(schema) || isIntOrString(schema, dialect);
}

function isIntOrString(schema: Schema, dialect: Dialect): boolean {
  const marked = dialect.intOrStringByMark && schema['x-kubernetes-int-or-string'] === true;
  return marked || schema.format === 'int-or-string';
}

/** Text that a template engine replaces before Kubernetes sees it: ApplicationSet's `{{ }}`, Flux' `${}`. */
export function isTemplated(node: ContentNode): boolean {
  return (
    node.type === 'scalar' && typeof node.value === 'string' && (node.value.includes('{{') || node.value.includes('${'))
  );
}
