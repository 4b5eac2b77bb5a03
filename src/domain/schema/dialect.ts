import { jsonSchemaFormats, kubernetesFormats } from './format.ts';
import type { Formats } from './format.ts';

/** How a schema is to be read where Kubernetes, kubeconform and plain JSON Schema differ. */
export interface Dialect {
  /** May a field that its object does not require be null? */
  readonly optionalMayBeNull: boolean;
  /** May items of a list and values of a map be null? */
  readonly elementsMayBeNull: boolean;
  /** Which objects refuse fields that they do not name, when the schema does not say it. */
  readonly closed: 'structural' | 'withProperties' | 'never';
  /** The outermost object takes any field (CustomResourceDefinitions as kubeconform's script converts them). */
  readonly openRoot: boolean;
  /** Heed `nullable`, `default` and the `x-kubernetes-…` keywords. */
  readonly extensions: boolean;
  /** Heed `enum`. */
  readonly enums: boolean;
  /** An empty string stands for no value, whatever the enum. */
  readonly emptyIsUnset: boolean;
  readonly formats: Formats;
  /** A string that a template engine still has to fill in (`{{ }}`, `${}`) may turn out to be anything. */
  readonly templatedScalars: boolean;
}

/** Built-in kinds, as the API server reads them: null is "not set", unknown fields are refused. */
export const native: Dialect = {
  optionalMayBeNull: true,
  elementsMayBeNull: true,
  closed: 'withProperties',
  openRoot: false,
  extensions: true,
  enums: true,
  emptyIsUnset: true,
  formats: kubernetesFormats,
  templatedScalars: true,
};

/** Custom resources: structural schemas (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions). */
export const custom: Dialect = { ...native, elementsMayBeNull: false, closed: 'structural', emptyIsUnset: false };

/** A JSON Schema that the user named, taken at its word. */
export const plain: Dialect = {
  optionalMayBeNull: false,
  elementsMayBeNull: false,
  closed: 'never',
  openRoot: false,
  extensions: false,
  enums: true,
  emptyIsUnset: false,
  formats: jsonSchemaFormats,
  templatedScalars: false,
};

/** Built-in kinds as in kubeconform's schemas, made by openapi2jsonschema `--strict`: no enums exist in them. */
export const kubeconformNative: Dialect = {
  ...native,
  extensions: false,
  enums: false,
  formats: jsonSchemaFormats,
  templatedScalars: false,
};

/** Custom resources as kubeconform's scripts/openapi2jsonschema.py converts them: closed below the root, nothing relaxed. */
export const kubeconformCustom: Dialect = { ...plain, closed: 'withProperties', openRoot: true };
