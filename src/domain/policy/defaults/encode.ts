import { isMap } from '../../kubernetes/read.ts';
import { empties, isNothing } from './decode.ts';
import { alwaysOf, fieldsOf, within } from './shape.ts';
import type { Field } from './shape.ts';

/** A value of a type as an API server hands it on: with the fields that Go always writes, empty where nobody has said anything. */
export function encoded(value: unknown, type: string): unknown {
  if (!isMap(value)) return value;
  const fields = fieldsOf(type);
  const written: [string, unknown][] = [];
  for (const [name, one] of Object.entries(value)) {
    const field = fields.get(name);
    if (field === undefined) written.push([name, one]);
    else if (field.mark !== '?' || !isNothing(one, field))
      written.push([name, within(field, one, (item) => encoded(item, field.type))]);
  }
  for (const [name, field] of alwaysOf(type)) {
    if (!Object.hasOwn(value, name)) written.push([name, absent(field)]);
  }
  return Object.fromEntries(written);
}

function absent({ mark, holds, type }: Field): unknown {
  if (mark === '+') return encoded({}, type);
  return mark === '^' || holds !== '' ? null : (empties[type] ?? null);
}
