/** A kind as manifests and phases name it. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Which objects, and how much of each. */
export interface Query extends Kind {
  /** Null for all namespaces; without meaning for kinds that have none. */
  readonly namespace: string | null;
  /** A label selector as `kubectl -l` takes it; null for all. */
  readonly labels: string | null;
  /** A field selector; null for all. */
  readonly fields: string | null;
  /**
   * `object`: all but `metadata.managedFields`. `metadata`: nothing else leaves the server, so that no value of a Secret
   * does. `table`: metadata, and `cells` with the printed columns of the kind.
   */
  readonly view: View;
}

export type View = 'object' | 'metadata' | 'table';

/** An object as the cluster has it. */
export interface ClusterObject extends Kind {
  readonly metadata: Metadata;
  /** By name of the column; only in the view `table`. */
  readonly cells?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

export interface Metadata {
  readonly name: string;
  /** Absent for kinds without namespaces. */
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** All objects of a kind. */
export function everything(apiVersion: string, kind: string): Query {
  return { apiVersion, kind, namespace: null, labels: null, fields: null, view: 'object' };
}

/** Equal for queries that have the same answer. */
export function keyOfQuery({ apiVersion, kind, namespace, labels, fields, view }: Query): string {
  return JSON.stringify([apiVersion, kind, namespace, labels, fields, view]);
}

/** Equal for the same object at different times. */
export function keyOfObject({ metadata }: ClusterObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
