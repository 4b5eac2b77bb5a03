import { isMap } from '../kubernetes/read.ts';

/** What an object comes to by another that is laid on it: maps key by key, everything else as a whole. */
export function laidOn<Value>(base: Value, over: Value): Value;
export function laidOn(base: unknown, over: unknown): unknown {
  if (!isMap(base) || !isMap(over)) return over;
  const own = new Map<string, unknown>(Object.entries(base));
  for (const [name, value] of Object.entries(over)) own.set(name, own.has(name) ? laidOn(own.get(name), value) : value);
  return Object.fromEntries(own);
}
