/*
 * Objects of a cluster are JSON of any shape. What is not of the wanted type reads as if it were not there, and only
 * what an object has of its own counts: `constructor` is a name like others.
 */

/** What stands at a path; undefined where there is nothing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let now = value;
  for (const step of path) {
    if (!isMap(now) || !Object.hasOwn(now, step)) return undefined;
    now = now[step];
  }
  return now;
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Empty where there is no text. */
export function textAt(value: unknown, ...path: readonly string[]): string {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** Null where there is none, or an empty one. */
export function wordAt(value: unknown, ...path: readonly string[]): string | null {
  const found = textAt(value, ...path);
  return found === '' ? null : found;
}

export function isTrueAt(value: unknown, ...path: readonly string[]): boolean {
  return at(value, ...path) === true;
}

export function numberAt(value: unknown, ...path: readonly string[]): number | null {
  const found = at(value, ...path);
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function textsAt(value: unknown, ...path: readonly string[]): readonly string[] {
  return listAt(value, ...path).filter((one) => typeof one === 'string');
}

/** A time as Kubernetes writes it, RFC 3339; null for anything else. */
export function dateAt(value: unknown, ...path: readonly string[]): Date | null {
  const text = textAt(value, ...path);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(text)) return null;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : date;
}
