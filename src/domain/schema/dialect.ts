import { kubernetesFormats, noFormats } from './format.ts';
import type { Formats } from './format.ts';
import { jsonSchemaFormats } from './jsonSchemaFormat.ts';

/** How a schema is to be read where Kubernetes, kubeconform and plain JSON Schema differ. */
export interface Dialect {
  /** May a field that its object does not require be null? */
  readonly optionalMayBeNull: boolean;
  /** May a field of the outermost object be null although it is required? */
  readonly requiredOfRootMayBeNull: boolean;
  /** May what takes a number or a string (int-or-string, quantity) be null where another field may? */
  readonly numberOrStringMayBeNull: boolean;
  /** May items of a list be null? */
  readonly elementsMayBeNull: boolean;
  /** May values of a map be null? An API server drops those of custom resources, and those of its own kinds are empty. */
  readonly valuesMayBeNull: boolean;
  /** Which objects refuse fields that they do not name, when the schema does not say it. */
  readonly closed: 'structural' | 'withProperties' | 'never';
  /** The outermost object takes any field (CustomResourceDefinitions as kubeconform's script converts them). */
  readonly openRoot: boolean;
  /** Heed `nullable`, `default` and the `x-kubernetes-…` keywords. */
  readonly extensions: boolean;
  /** `x-kubernetes-int-or-string` stands for an integer or a string. */
  readonly intOrStringByMark: boolean;
  /** Heed `enum`. */
  readonly enums: boolean;
  /** An empty string stands for no value, whatever the enum. */
  readonly emptyIsUnset: boolean;
  readonly formats: Formats;
  /** Where no alternative fits (`oneOf`, `anyOf`), each says what it lacks, instead of one verdict on the whole. */
  readonly alternativesSpeak: boolean;
  /** A string that a template engine still has to fill in (`{{ }}`, `${}`) may turn out to be anything. */
  readonly templatedScalars: boolean;
}

/** Built-in kinds, as the API server reads them: null is "not set", unknown fields are refused. */
export const native: Dialect = {
  optionalMayBeNull: true,
  requiredOfRootMayBeNull: false,
  numberOrStringMayBeNull: true,
  elementsMayBeNull: true,
  valuesMayBeNull: true,
  closed: 'withProperties',
  openRoot: false,
  extensions: true,
  intOrStringByMark: true,
  enums: true,
  emptyIsUnset: true,
  formats: kubernetesFormats,
  alternativesSpeak: false,
  templatedScalars: true,
};

/** Custom resources: structural schemas (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions). */
export const custom: Dialect = { ...native, elementsMayBeNull: false, closed: 'structural', emptyIsUnset: false };

/** A JSON Schema that the user named, taken at its word. */
export const plain: Dialect = {
  optionalMayBeNull: false,
  requiredOfRootMayBeNull: false,
  numberOrStringMayBeNull: false,
  elementsMayBeNull: false,
  valuesMayBeNull: false,
  closed: 'never',
  openRoot: false,
  extensions: false,
  intOrStringByMark: false,
  enums: true,
  emptyIsUnset: false,
  formats: jsonSchemaFormats,
  alternativesSpeak: false,
  templatedScalars: false,
};

/**
 * Built-in kinds as in kubeconform's schemas, made by openapi2jsonschema `--strict --stand-alone`: no enums exist in them,
 * "null" is added to the type of every field that the object around it does not require, and to both types of a
 * number-or-string, of which a null then fits none alone. They name no draft of JSON Schema: the newest asserts no format.
 */
export const kubeconformNative: Dialect = {
  ...native,
  requiredOfRootMayBeNull: true,
  numberOrStringMayBeNull: false,
  extensions: false,
  enums: false,
  formats: noFormats,
  alternativesSpeak: true,
  templatedScalars: false,
};

/** A JSON Schema that the user named, with the verdicts of kubeconform's validator (santhosh-tekuri/jsonschema). */
export const kubeconformPlain: Dialect = { ...plain, alternativesSpeak: true };

/** Custom resources as kubeconform's scripts/openapi2jsonschema.py converts them: closed below the root, nothing relaxed. */
export const kubeconformCustom: Dialect = { ...kubeconformPlain, closed: 'withProperties', openRoot: true };
