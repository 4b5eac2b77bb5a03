import { changedMap } from '../../changed.ts';
import { isMap } from '../../kubernetes/read.ts';
import { canonicalAmount, canonicalQuantity } from './quantity.ts';
import { fieldsOf, within } from './shape.ts';
import type { Field } from './shape.ts';

/**
 * What is left of a value of a type when an API server has read it: nulls go away, and so does what is empty where Go can't
 * tell empty from absent; quantities get their canonical form. Unknown fields stay.
 */
export function decoded(value: unknown, type: string): unknown {
  if (!isMap(value)) return value;
  const fields = fieldsOf(type);
  return changedMap(value, (written, name) => {
    const field = fields.get(name);
    return (field === undefined ? written : decodedField(written, field)) ?? undefined;
  });
}

function decodedField(value: unknown, field: Field): unknown {
  const isPlain = typeof value !== 'object' && field.type !== 'q';
  const read = isPlain ? value : within(field, value, (one) => decodedOne(one, field));
  return isNothing(read, field) ? null : read;
}

function decodedOne(value: unknown, { holds, type }: Field): unknown {
  if (value === null) return emptyOf(type);
  if (type === 'q') return holds === '{}' ? canonicalAmount(value) : canonicalQuantity(value);
  return decoded(value, type);
}

/** What an item is that says null. */
function emptyOf(type: string): unknown {
  return type.length > 1 ? {} : empties[type];
}

/** What Go has for nothing, of each type that is no struct. */
export const empties: Readonly<Record<string, unknown>> = { s: '', n: 0, b: false, q: '0', i: 0 };

/** Whether Go can't tell it from what is not there. */
export function isNothing(value: unknown, { mark, holds, type }: Field): boolean {
  // A text that is empty is no number.
  if (type === 'i') return value === 0 || value === 0n;
  if (mark !== '?' && (mark !== '!' || holds !== '')) return false;
  if (holds === '[]') return Array.isArray(value) && value.length === 0;
  if (holds === '{}') return isMap(value) && Object.keys(value).length === 0;
  return value === '' || value === 0 || value === 0n || value === false;
}
