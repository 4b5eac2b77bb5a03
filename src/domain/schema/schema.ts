/**
 * One node of a schema: JSON Schema (drafts 4 to 7) as far as Kubernetes and kubeconform use it,
 * plus Kubernetes' extensions (https://kubernetes.io/docs/reference/using-api/openapi/).
 * A `$ref` is `#name` (a definition of the same file) or `file#name` (of another file of the set);
 * schemas given by the user refer by JSON pointer (`#/definitions/name`).
 */
export interface Schema {
  /** Which draft of JSON Schema the document is written in. */
  readonly $schema?: string;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly items?: Schema | readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean | number;
  readonly exclusiveMaximum?: boolean | number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly not?: Schema;
  readonly nullable?: boolean;
  readonly default?: unknown;
  readonly description?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-validations'?: readonly SchemaRule[];
}

/** A CEL rule of a CustomResourceDefinition (`x-kubernetes-validations`). */
export interface SchemaRule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly fieldPath?: string;
  readonly reason?: string;
  readonly optionalOldSelf?: boolean;
}

/** One generated file below `schemas/`: the kinds of one API group and the definitions they are made of. */
export interface SchemaFile {
  /** The command that made the file, and from what. */
  readonly generated: string;
  /** `version/Kind` → name of its definition in this file. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** `schemas/index.json`: which file has which API group (`core` stands for the group without a name). */
export interface SchemaIndex {
  readonly generated: string;
  /** Kubernetes minor (`1.36`) → exact version and files by group. */
  readonly kubernetes: Readonly<Record<string, KubernetesSchemas>>;
  /** API group → the file of its custom resources. */
  readonly crds: Readonly<Record<string, CustomSchemas>>;
}

export interface KubernetesSchemas {
  /** Patch version without `v`: `1.36.3`. */
  readonly version: string;
  /** API group → path below `schemas/` without `.json`; also shared files without kinds (`meta`). */
  readonly groups: Readonly<Record<string, string>>;
}

export interface CustomSchemas {
  /** Path below `schemas/` without `.json`. */
  readonly file: string;
  /** Module and version that the CRDs were taken from: `github.com/argoproj/argo-cd/v3 v3.5.7`. */
  readonly source: string;
}
