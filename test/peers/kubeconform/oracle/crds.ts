/**
 * The schemas that kubeconform's own script makes of CustomResourceDefinitions: every object but the root closed,
 * `x-kubernetes-preserve-unknown-fields` not looked at, int-or-string known by its format alone, nothing nullable.
 */
import { parseAllDocuments } from 'yaml';
import { isList, isObject, objectsIn, textOf, type Json, type JsonObject } from './json.ts';

/** The schema of one version of a custom kind, and the file that kubeconform looks for. */
export interface CustomSchema {
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** Whether the API server takes objects of the version. */
  readonly served: boolean;
  readonly schema: JsonObject;
}

/** The schemas of every version of every definition in the text. */
export function crdSchemas(text: string): readonly CustomSchema[] {
  return parseAllDocuments(text, { version: '1.1' }).flatMap((document) => {
    const crd: unknown = document.toJS();
    return isDefinition(crd) ? versionsOf(crd) : [];
  });
}

function isDefinition(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'CustomResourceDefinition';
}

function versionsOf({ spec }: JsonObject): readonly CustomSchema[] {
  const names = isObject(spec) ? spec['names'] : undefined;
  if (!isObject(spec) || !isObject(names) || !isList(spec['versions'])) {
    return [];
  }
  const group = textOf(spec['group']);
  const kind = textOf(names['kind']);
  return spec['versions'].filter(isObject).flatMap((version) => {
    const name = textOf(version['name']);
    const schema = isObject(version['schema']) ? version['schema']['openAPIV3Schema'] : undefined;
    const file = `${kind}-${group.split('.')[0] ?? ''}-${name}.json`.toLowerCase();
    return isObject(schema)
      ? [
          {
            file,
            apiVersion: `${group}/${name}`,
            kind,
            served: version['served'] !== false,
            schema: withoutIntOrString(closed(schema, true)),
          },
        ]
      : [];
  });
}

/**
 * Closes whatever has `properties`, except below lists (`anyOf` and the like are not entered).
 * The one difference to the script: a property that is itself called `properties` is no reason to close,
 * for what the script makes of it does not compile, and kubeconform then has no verdict on the kind at all.
 */
function closed(schema: JsonObject, root = false): JsonObject {
  const copy: Record<string, Json> = { ...schema };
  if (isObject(schema['properties']) && !root) {
    copy['additionalProperties'] ??= false;
  }
  if (typeof copy['description'] === 'string') {
    delete copy['description'];
  }
  for (const [key, value] of objectsIn(schema)) {
    copy[key] =
      key === 'properties'
        ? Object.fromEntries(objectsIn(value).map(([name, property]) => [name, closed(property)]))
        : closed(value);
  }
  return copy;
}

function withoutIntOrString(data: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, replaced(value, true)]));
}

function replaced(value: Json, mayBe: boolean): Json {
  if (isList(value)) {
    return value.map((item) => replaced(item, false));
  }
  if (!isObject(value)) {
    return value;
  }
  return mayBe && value['format'] === 'int-or-string'
    ? { oneOf: [{ type: 'string' }, { type: 'integer' }] }
    : withoutIntOrString(value);
}
