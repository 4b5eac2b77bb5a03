import { at, isMap } from '../../kubernetes/read.ts';
import type { Request } from '../request.ts';

/**
 * Values by dotted name laid over what is there: `request.mode` is a field of the request. Maps are joined, all else
 * takes the place of what was there. Source: kyverno, pkg/engine/context: AddVariable, mergeMaps.
 */
export function withGiven(
  base: Readonly<Record<string, unknown>>,
  given: ReadonlyMap<string, unknown>,
): Readonly<Record<string, unknown>> {
  let now = base;
  for (const [name, value] of given) now = merged(now, nested(stepsOf(name), value));
  return now;
}

/** The request as the values make it: those that name a part of its object change what patterns see too. */
export function requestWith(request: Request, given: ReadonlyMap<string, unknown>): Request {
  if (given.size === 0) return request;
  const about = new Map([...given].filter(([name]) => /^request\.(?:object|oldObject)\./.test(name)));
  if (about.size === 0) return request;
  const { object, oldObject } = request;
  const changed = withGiven({ request: { object, oldObject } }, about)['request'];
  return {
    ...request,
    object: object === null ? null : at(changed, 'object'),
    oldObject: oldObject === null ? null : at(changed, 'oldObject'),
  };
}

/** A step that holds points is quoted: `metadata.labels."a.b/c"`. */
function stepsOf(name: string): readonly string[] {
  return [...name.matchAll(/(?:^|\.)(?:"((?:[^"]|"")*)"|([^.]*))/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}

function nested(steps: readonly string[], value: unknown): Readonly<Record<string, unknown>> {
  const [first = '', ...rest] = steps;
  return Object.fromEntries([[first, rest.length === 0 ? value : nested(rest, value)]]);
}

function merged(
  below: Readonly<Record<string, unknown>>,
  above: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const all = new Map(Object.entries(below));
  for (const [key, value] of Object.entries(above)) {
    const there = all.get(key);
    all.set(key, isMap(value) && isMap(there) ? merged(there, value) : value);
  }
  return Object.fromEntries(all);
}
