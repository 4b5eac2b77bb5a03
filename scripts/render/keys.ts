import { isList, isObject, type Json, type JsonObject } from './json.ts';

/** The kinds of values that a chart has by default; an empty map takes any key. */
export type Leaf = 'string' | 'number' | 'boolean' | 'null' | 'list' | 'map';

/** The keys that a chart's default values have, down to what is no map. */
export interface Tree {
  readonly [key: string]: Leaf | Tree;
}

/** A key of ours that no default has, and where the chart reads it: `templates/x.yaml:12`. */
export interface Allowed {
  readonly path: string;
  readonly where: string;
}

/** The tree of default values. */
export function treeOf(values: JsonObject): Tree {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, branchOf(value)]));
}

function branchOf(value: Json): Leaf | Tree {
  if (isObject(value)) {
    return Object.keys(value).length === 0 ? 'map' : treeOf(value);
  }
  return leafOf(value);
}

function leafOf(value: Json): Leaf {
  if (value === null) {
    return 'null';
  }
  if (isList(value)) {
    return 'list';
  }
  return typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean';
}

/**
 * The paths among our values that the tree does not have: their first key that is not there. Nothing below an empty
 * map, a list or null is looked at, since the tree knows nothing about it.
 */
export function unknownKeys(
  ours: JsonObject,
  tree: Tree,
  above: readonly string[] = [],
): readonly (readonly string[])[] {
  return Object.entries(ours).flatMap(([key, value]) => {
    const path = [...above, key];
    const branch = Object.hasOwn(tree, key) ? tree[key] : undefined;
    if (branch === undefined) {
      return [path];
    }
    if (!isObject(value) || branch === 'map' || branch === 'null') {
      return [];
    }
    // A map where the chart has a string, a number or a list.
    return typeof branch === 'string' ? [path] : unknownKeys(value, branch, path);
  });
}

/** The unknown keys that no allowed path covers. */
export function strangeKeys(ours: JsonObject, tree: Tree, allowed: readonly Allowed[]): readonly string[] {
  return unknownKeys(ours, tree)
    .map((path) => path.join('.'))
    .filter((path) => !allowed.some((one) => path === one.path || path.startsWith(`${one.path}.`)));
}
