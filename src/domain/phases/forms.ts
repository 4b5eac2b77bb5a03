import { field, fields, items, textAt } from '../own/read.ts';
import { verdictsOn } from '../own/shape.ts';
import type { Place } from '../schema/place.ts';
import type { Schema } from '../schema/schema.ts';
import type { Verdict } from '../schema/verdict.ts';
import { content } from '../yaml/node.ts';
import { formOf, frame, readForm } from './schema.ts';

/** What the forms say of the steps, the checks and what they read: which form counts is what each says itself. */
export function formVerdicts(root: Place): readonly Verdict[] {
  const steps = items(field(root, 'steps')).flatMap((step) => ofKind(step, 'Step'));
  const checks = items(field(root, 'checks'));
  const reads = checks.flatMap((check) => fields(field(check, 'reads')));
  return [
    ...steps,
    ...checks.flatMap((check) => ofKind(check, 'Check')),
    ...reads.flatMap((read) => inForm(read, formOfRead(read))),
  ];
}

function ofKind(place: Place, of: 'Step' | 'Check'): readonly Verdict[] {
  return inForm(place, formOf(textAt(field(place, 'kind'))?.value ?? null, of));
}

function formOfRead(read: Place): Schema {
  return readForm(fields(read).map(({ step }) => String(step)));
}

/** What is no mapping at all the frame has told of. */
function inForm(place: Place, schema: Schema): readonly Verdict[] {
  if (content(place.node).type !== 'map') return [];
  return verdictsOn(place, { schema, root: frame });
}
