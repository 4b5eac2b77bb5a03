import { podTemplateIn } from '../../kubernetes/podTemplate.ts';
import type { Refusal } from './evaluate.ts';
import type { BadValue, FieldError } from './violation.ts';

/** What Kyverno says about each of the refusals; `kind` is that of the object that the pod lies in. */
export function refusalsText(refusals: readonly Refusal[], kind: string): string {
  return refusals
    .map(({ control, reason, errors }) => {
      // Of a control that it has no name for Kyverno lists no fields.
      const listed = control.name === null ? [] : errors.map((error) => errorText(error, kind));
      return `(Forbidden reason: ${reason}, field error list: [${listed.join(', ')}])`;
    })
    .join('');
}

function errorText({ field, kind: of, value }: FieldError, kind: string): string {
  const place = placed(field, kind);
  if (of === 'required') return `${place}: Required value`;
  return value === '' ? `${place}: Forbidden` : `${place} is forbidden, forbidden values found: ${valueText(value)}`;
}

/**
 * Where Kyverno says the field lies in the object. It replaces words, also in keys, and puts metadata into a template that
 * a Pod does not have (kyverno, validate_pss.go: convertChecks).
 */
function placed(field: string, kind: string): string {
  const spec = [...(podTemplateIn(kind) ?? ['spec', 'template']), 'spec'].join('.');
  return field.replaceAll('spec', spec).replaceAll('metadata', 'spec.template.metadata');
}

function valueText(value: BadValue): string {
  return typeof value === 'object' ? `[${value.join(' ')}]` : String(value);
}
