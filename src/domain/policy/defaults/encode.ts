import { changedMap } from '../../changed.ts';
import { isMap } from '../../kubernetes/read.ts';
import { empties, isNothing } from './decode.ts';
import { alwaysOf, fieldsOf, isStruct, within } from './shape.ts';
import type { Field } from './shape.ts';

/** A value of a type as an API server hands it on: with the fields that Go always writes, empty where nobody has said anything. */
export function encoded(value: unknown, type: string): unknown {
  if (!isMap(value)) return value;
  const fields = fieldsOf(type);
  const written = changedMap(value, (one, name) => {
    const field = fields.get(name);
    if (field === undefined) return one;
    if (field.mark === '?' && isNothing(one, field)) return undefined;
    if (!isStruct(field)) return one;
    return within(field, one, (item) => encoded(item, field.type));
  });
  let made: Record<string, unknown> | null = null;
  for (const [name, field] of alwaysOf(type)) {
    if (!Object.hasOwn(value, name)) (made ??= { ...written })[name] = absent(field);
  }
  return made ?? written;
}

function absent({ mark, holds, type }: Field): unknown {
  if (mark === '+') return encoded({}, type);
  return mark === '^' || holds !== '' ? null : (empties[type] ?? null);
}
