import { isMap } from '../../kubernetes/read.ts';
import { constants } from './constants.ts';
import { ruleOf } from './rules.ts';
import { structsOf, within } from './shape.ts';
import type { JsonMap } from './shape.ts';

/** A decoded value of a type with its defaults: those of the whole come before those of its parts. */
export function filled(value: unknown, type: string): unknown {
  if (!isMap(value)) return value;
  const ruled = ruleOf(type)(withDefaults(value, constants[type] ?? {}));
  const parts: [string, unknown][] = [];
  for (const [name, field] of structsOf(type)) {
    const part = Object.hasOwn(ruled, name) ? ruled[name] : field.mark === '+' ? {} : undefined;
    if (part !== undefined) parts.push([name, within(field, part, (one) => filled(one, field.type))]);
  }
  return parts.length === 0 ? ruled : { ...ruled, ...Object.fromEntries(parts) };
}

/** A map with values for the names that it does not have. */
export function withDefaults(map: JsonMap, values: JsonMap): JsonMap {
  const missing = Object.entries(values).filter(([name]) => !Object.hasOwn(map, name));
  return missing.length === 0 ? map : { ...map, ...Object.fromEntries(missing) };
}
