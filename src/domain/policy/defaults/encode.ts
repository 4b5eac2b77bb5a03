import { isMap } from '../../kubernetes/read.ts';
import { empties, isNothing } from './decode.ts';
import { fieldsOf, within } from './shape.ts';
import type { Field } from './shape.ts';

/** A value of a type as an API server hands it on: with the fields that Go always writes, empty where nobody has said anything. */
export function encoded(value: unknown, type: string): unknown {
  if (!isMap(value)) return value;
  const fields = fieldsOf(type);
  const there = Object.entries(value).flatMap(([name, one]) => {
    const field = fields.get(name);
    if (field === undefined) return [[name, one]];
    return field.mark === '?' && isNothing(one, field)
      ? []
      : [[name, within(field, one, (item) => encoded(item, field.type))]];
  });
  const missing = [...fields].filter(([name, { mark }]) => mark !== '?' && mark !== '*' && !Object.hasOwn(value, name));
  return Object.fromEntries([...there, ...missing.map(([name, field]) => [name, absent(field)])]);
}

function absent({ mark, holds, type }: Field): unknown {
  if (mark === '+') return encoded({}, type);
  return mark === '^' || holds !== '' ? null : (empties[type] ?? null);
}
