import { asRaw, isRaw } from './structure.ts';
import type { EnumField } from './enums.ts';
import type { Raw } from './structure.ts';

/** Definitions with the enums put in, and what became of each enum. */
export interface Placement {
  readonly definitions: ReadonlyMap<string, Raw>;
  readonly placed: readonly EnumField[];
  /** Enums of types that the published documents do not have. */
  readonly unpublished: readonly EnumField[];
}

/**
 * Go types with enums that no published document has although it has their API version:
 * versions of a kind that are served no more, types that only annotations carry,
 * and structs whose fields are published as fields of the struct that embeds them.
 */
const goOnly: readonly string[] = [
  'io.k8s.api.admissionregistration.v1.Rule',
  'io.k8s.api.admissionregistration.v1alpha1.ValidatingAdmissionPolicyBindingSpec',
  'io.k8s.api.admissionregistration.v1alpha1.ValidatingAdmissionPolicySpec',
  'io.k8s.api.admissionregistration.v1beta1.MutatingWebhook',
  'io.k8s.api.admissionregistration.v1beta1.ValidatingAdmissionPolicyBindingSpec',
  'io.k8s.api.autoscaling.v1.MetricSpec',
  'io.k8s.api.autoscaling.v1.MetricStatus',
  'io.k8s.api.core.v1.EphemeralContainerCommon',
  'io.k8s.api.networking.v1beta1.IngressPortStatus',
  'io.k8s.api.storage.v1beta1.StorageClass',
];

/** Puts every enum at its field. One that has no place fails, unless its type is known to have none. */
export function placeEnums(definitions: ReadonlyMap<string, Raw>, fields: readonly EnumField[]): Placement {
  const published = new Set([...definitions.keys()].map(packageOf));
  const result = new Map(definitions);
  const placed: EnumField[] = [];
  const unpublished: EnumField[] = [];
  for (const field of fields) {
    const definition = result.get(field.model);
    if (definition !== undefined) {
      result.set(field.model, withEnum(definition, field.path, field));
      placed.push(field);
    } else if (!published.has(packageOf(field.model)) || goOnly.includes(field.model)) {
      unpublished.push(field);
    } else {
      throw new Error(`${nameOf(field)}: no such definition.`);
    }
  }
  for (const model of goOnly) {
    if (!unpublished.some((field) => field.model === model)) {
      throw new Error(`${model} is published or has no enum any more: take it off the list.`);
    }
  }
  return { definitions: result, placed, unpublished };
}

/** A definition's name without its last part: the API version that it belongs to. */
export function packageOf(model: string): string {
  return model.slice(0, model.lastIndexOf('.'));
}

function withEnum(node: Raw, path: readonly string[], field: EnumField): Raw {
  const [step, ...rest] = path;
  if (step !== undefined) {
    if (!isRaw(node[step])) throw new Error(`${nameOf(field)}: the definition has no such field.`);
    return { ...node, [step]: withEnum(asRaw(node[step]), rest, field) };
  }
  if (node['type'] !== 'string') throw new Error(`${nameOf(field)}: the field is not a string.`);
  const described = field.description === undefined ? {} : { description: field.description };
  return { ...node, ...described, enum: field.values };
}

function nameOf(field: EnumField): string {
  return `The enum of ${[field.model, ...field.path].join(' ')} can't be placed`;
}
