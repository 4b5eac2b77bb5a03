import { isFields } from '../field.ts';
import type { Fields } from '../field.ts';
import { badRequest } from './failure.ts';

/** RFC 7386: null takes a field away, maps are merged, everything else is replaced. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isFields(patch)) return patch;
  const result: Record<string, unknown> = isFields(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else result[key] = mergePatch(result[key], value);
  }
  return result;
}

/** What is applied, over what is there: as a merge, which is what it comes to when one manager owns the fields. */
export function apply(target: unknown, applied: Fields): unknown {
  return mergePatch(target, applied);
}

interface Operation {
  readonly op: string;
  readonly path: readonly string[];
  readonly value: unknown;
}

/** RFC 6902, without `move` and `copy`, which nobody sends. */
export function jsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) throw badRequest('error decoding patch: json: cannot unmarshal object into Go value');
  return patch.reduce((value: unknown, one: unknown) => operated(value, operationOf(one)), target);
}

function operationOf(value: unknown): Operation {
  const { op, path, value: given } = isFields(value) ? value : {};
  if (typeof op !== 'string' || typeof path !== 'string') throw badRequest('error decoding patch');
  const segments = path
    .split('/')
    .slice(1)
    .map((one) => one.replaceAll('~1', '/').replaceAll('~0', '~'));
  return { op, path: segments, value: given };
}

function operated(target: unknown, { op, path, value }: Operation): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(target)) {
    const index = key === '-' ? target.length : Number(key);
    if (rest.length > 0) return target.with(index, operated(target[index], { op, path: rest, value }));
    return target.toSpliced(index, op === 'add' ? 0 : 1, ...(op === 'remove' ? [] : [value]));
  }
  const map = isFields(target) ? target : {};
  if (rest.length > 0) {
    if (!(key in map)) throw unprocessable(key);
    return { ...map, [key]: operated(map[key], { op, path: rest, value }) };
  }
  if (op !== 'add' && !(key in map)) throw unprocessable(key);
  if (op === 'test') {
    if (JSON.stringify(map[key]) !== JSON.stringify(value)) throw unprocessable(key);
    return map;
  }
  const { [key]: _, ...others } = map;
  return op === 'remove' ? others : { ...map, [key]: value };
}

function unprocessable(key: string) {
  return badRequest(`the server rejected our request due to an error in our request: no value at ${key}`);
}
