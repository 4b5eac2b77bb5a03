import { textAt } from '../../kubernetes/read.ts';
import { kindOf } from '../defaults/kinds.ts';
import { fieldsOf } from '../defaults/shape.ts';
import type { Steps } from '../outcome.ts';

/** What Kubernetes wants a field to be; `unknown` for a field of what is no kind of Kubernetes. */
export type FieldType = 'text' | 'other' | 'unknown';

/** The type of a field of an object, whether it is there or not. */
export function fieldTypeAt(object: unknown, steps: Steps): FieldType {
  // All kinds have the same metadata.
  if (steps[0] === 'metadata') return typeBelow('meta.ObjectMeta', steps.slice(1));
  return typeBelow(kindOf(textAt(object, 'apiVersion'), textAt(object, 'kind'))?.type ?? '', steps);
}

function typeBelow(root: string, steps: Steps): FieldType {
  let type = root;
  for (const [index, step] of steps.entries()) {
    if (typeof step === 'number') continue;
    const fields = fieldsOf(type);
    const field = fields.get(step);
    // Structs are all written down, and of other fields the optional flags and numbers are not.
    if (field === undefined) return fields.size > 0 && index === steps.length - 1 ? 'other' : 'unknown';
    // What is below a field of texts by name is a text.
    if (scalars.has(field.type)) return field.type === 's' ? 'text' : 'other';
    type = field.type;
  }
  return 'unknown';
}

const scalars: ReadonlySet<string> = new Set(['s', 'n', 'b', 'q', 'i']);
