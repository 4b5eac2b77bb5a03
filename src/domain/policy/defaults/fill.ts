import { isMap } from '../../kubernetes/read.ts';
import { constants } from './constants.ts';
import { ruleOf } from './rules.ts';
import { structsOf, within } from './shape.ts';
import type { JsonMap } from './shape.ts';

/** A decoded value of a type with its defaults: those of the whole come before those of its parts. */
export function filled(value: unknown, type: string): unknown {
  if (!isMap(value)) return value;
  const ruled = ruleOf(type)(withDefaults(value, constants[type] ?? none));
  let made: Record<string, unknown> | null = null;
  for (const [name, field] of structsOf(type)) {
    const there = Object.hasOwn(ruled, name) ? ruled[name] : undefined;
    const part = there === undefined && field.mark === '+' ? {} : there;
    if (part === undefined) continue;
    const now = within(field, part, (one) => filled(one, field.type));
    if (now !== there) (made ??= { ...ruled })[name] = now;
  }
  return made ?? ruled;
}

const none: JsonMap = {};

/** A map with values for the names that it does not have. */
function withDefaults(map: JsonMap, values: JsonMap): JsonMap {
  let made: Record<string, unknown> | null = null;
  for (const name in values) if (!Object.hasOwn(map, name)) (made ??= { ...map })[name] = values[name];
  return made ?? map;
}
