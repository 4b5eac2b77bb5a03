import type { ClusterObject } from '../../src/domain/kubernetes/query.ts';

/** A map of plain data. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What lies at the path, undefined where one of its keys is missing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) found = isFields(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return found;
}

/** The string at the path; empty for anything else. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The number at the path; zero for anything else. */
export function numberAt(value: unknown, ...path: readonly string[]): number {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : 0;
}

/** The map at the path; an empty one for anything else. */
export function mapAt(value: unknown, ...path: readonly string[]): Fields {
  const found = at(value, ...path);
  return isFields(found) ? found : {};
}

/** The items of the list at the path that are maps. */
export function itemsAt(value: unknown, ...path: readonly string[]): readonly Fields[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.filter(isFields) : [];
}

/** The strings of the list at the path. */
export function textsAt(value: unknown, ...path: readonly string[]): readonly string[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [];
}

/** The same object with the value at the path, whose maps are made where they are missing; undefined takes it away. */
export function withAt<Value extends Fields>(object: Value, path: readonly string[], value: unknown): Value {
  const [key = '', ...rest] = path;
  if (rest.length > 0) return { ...object, [key]: withAt(mapAt(object, key), rest, value) };
  if (value !== undefined) return { ...object, [key]: value };
  const { [key]: _, ...others } = object as Fields;
  return others as Value;
}

/** Whether the value is an object of Kubernetes. */
export function isClusterObject(value: unknown): value is ClusterObject {
  return textAt(value, 'apiVersion') !== '' && textAt(value, 'kind') !== '' && isFields(at(value, 'metadata'));
}

/** The map with more in it, or other. */
export function plus(map: Fields, more: Fields): Fields {
  return { ...map, ...more };
}
