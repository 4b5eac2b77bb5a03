import { isList, isObject, type Json, type JsonObject } from '../oracle/json.ts';
import type { Path, Tree } from './tree.ts';

/** A place in a manifest, with what the schema says of it. */
export interface Place {
  readonly path: Path;
  readonly tree: Tree;
  readonly schema: JsonObject;
  /** The key, as it is written; null in lists and at the root. */
  readonly key: string | null;
  /** Schema of the value around it; null at the root. */
  readonly parent: JsonObject | null;
  /** How the place hangs on its parent. */
  readonly role: 'root' | 'property' | 'value' | 'item';
}

/** All places of a manifest that its schema knows, parents before children. */
export function placesOf(tree: Tree, schema: JsonObject): readonly Place[] {
  return collect({ path: [], tree, schema, key: null, parent: null, role: 'root' });
}

export function isRequired(place: Place): boolean {
  const required = place.parent?.['required'];
  return place.role === 'property' && isList(required) && required.includes(nameOf(place.key ?? ''));
}

export function isClosed(schema: JsonObject): boolean {
  return schema['additionalProperties'] === false;
}

/** The types that a schema allows, without null. */
export function typesOf(schema: JsonObject): readonly string[] {
  const { type } = schema;
  const types = isList(type) ? type : type === undefined ? [] : [type];
  return types.filter((one): one is string => typeof one === 'string' && one !== 'null');
}

export function propertyOf(schema: JsonObject, name: string): JsonObject | undefined {
  const properties = schema['properties'];
  const property: Json | undefined =
    isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
  return isObject(property) ? property : undefined;
}

/** The field that a written key stands for. */
export function nameOf(key: string): string {
  return key.startsWith('"') ? String(JSON.parse(key)) : key;
}

function collect(place: Place): readonly Place[] {
  return [place, ...children(place).flatMap(collect)];
}

function children({ path, tree, schema }: Place): readonly Place[] {
  switch (tree.type) {
    case 'scalar':
      return [];
    case 'list': {
      const { items } = schema;
      return isObject(items)
        ? tree.items.map((item, index) => ({
            path: [...path, index],
            tree: item,
            schema: items,
            key: null,
            parent: schema,
            role: 'item',
          }))
        : [];
    }
    case 'map':
      return tree.pairs.flatMap(({ key, value }, index): readonly Place[] => {
        const at = { path: [...path, index], tree: value, key, parent: schema };
        const property = propertyOf(schema, nameOf(key));
        if (property !== undefined) {
          return [{ ...at, schema: property, role: 'property' }];
        }
        const other = schema['additionalProperties'];
        return isObject(other) ? [{ ...at, schema: other, role: 'value' }] : [];
      });
  }
}
