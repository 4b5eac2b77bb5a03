import { join, objectOf } from '../../cel/type.ts';
import type { Type } from '../../cel/type.ts';

/** Deeper fields are those of the first: kinds that have much in common have it near their root. */
const deepest = 8;

/** The type of what may be one or the other: an object has the fields of both. */
export function union(one: Type, other: Type, depth = 0): Type {
  if (one.kind !== 'object' || other.kind !== 'object') return one.kind === 'dyn' ? other : join(one, other);
  if (depth === deepest) return one;
  const fields = new Map(one.fields);
  for (const [name, type] of other.fields) {
    const known = fields.get(name);
    fields.set(name, known === undefined ? type : union(known, type, depth + 1));
  }
  const names = new Set([one.name, other.name].filter((name) => name !== ''));
  const descriptions = new Map([...other.descriptions, ...one.descriptions]);
  return objectOf([...names].join(' or '), Object.fromEntries(fields), descriptions);
}
