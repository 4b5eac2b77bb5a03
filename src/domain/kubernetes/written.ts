/** What was to be written. */
export interface Written {
  readonly verb: 'create' | 'apply' | 'patch' | 'delete';
  readonly kind: string;
  /** Null for kinds without namespaces. */
  readonly namespace: string | null;
  readonly name: string;
}

/** A `Status` of the API server, as far as it tells why something was not written. */
export interface Told {
  readonly code: number;
  readonly message: string;
  readonly reason: string;
  /** The resource and the name that it is about; empty when it does not say. */
  readonly about: { readonly kind: string; readonly name: string };
  readonly causes: readonly Cause[];
}

export interface Cause {
  readonly reason: string;
  readonly message: string;
  readonly field: string;
}

/** `ConfigMap web/settings` */
export function titleOf({ kind, namespace, name }: Written): string {
  return `${kind} ${namespace === null ? '' : `${namespace}/`}${name}`;
}

/** What it would have been then: the end of a sentence. */
export const done: Readonly<Record<Written['verb'], string>> = {
  create: 'created',
  apply: 'applied',
  patch: 'changed',
  delete: 'deleted',
};
