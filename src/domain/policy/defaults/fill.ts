import { isMap } from '../../kubernetes/read.ts';
import { constants } from './constants.ts';
import { ruleOf } from './rules.ts';
import { fieldsOf, within } from './shape.ts';
import type { JsonMap } from './shape.ts';

/** A decoded value of a type with its defaults: those of the whole come before those of its parts. */
export function filled(value: unknown, type: string): unknown {
  if (!isMap(value)) return value;
  const ruled = ruleOf(type)(withDefaults(value, constants[type] ?? {}));
  const fields = fieldsOf(type);
  const parts = [...fields].flatMap(([name, field]) => {
    const part = Object.hasOwn(ruled, name) ? ruled[name] : field.mark === '+' ? {} : undefined;
    return part === undefined || field.type.length === 1
      ? []
      : [[name, within(field, part, (one) => filled(one, field.type))] as const];
  });
  return { ...ruled, ...Object.fromEntries(parts) };
}

/** A map with values for the names that it does not have. */
export function withDefaults(map: JsonMap, values: JsonMap): JsonMap {
  const missing = Object.entries(values).filter(([name]) => !Object.hasOwn(map, name));
  return { ...map, ...Object.fromEntries(missing) };
}
