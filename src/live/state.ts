import type { Failure } from '../domain/kubernetes/failure.ts';
import type { ClusterObject, Query } from '../domain/kubernetes/query.ts';

/** What is known of the objects of one query. Nothing is kept as truth: what is not watched any more is stale. */
export type KindState =
  /** Asked, and not answered yet. */
  | { readonly state: 'connecting' }
  /** Seen, and told of every change since. */
  | { readonly state: 'live' }
  /** Seen until then; null when nobody wanted to know more: paused, or about to connect again. */
  | { readonly state: 'stale'; readonly since: Date; readonly failure: Failure | null }
  /** The cluster has no such kind. */
  | { readonly state: 'absent'; readonly since: Date; readonly failure: Failure }
  /** Never seen, and why; `failure.right` is what would allow it. */
  | { readonly state: 'unknown'; readonly since: Date; readonly failure: Failure };

export interface Snapshot {
  readonly query: Query;
  readonly state: KindState;
  /** By namespace and name; those of the last time when the state is stale. */
  readonly objects: readonly ClusterObject[];
  /** Null before the first answer. */
  readonly resourceVersion: string | null;
  /** When the server last said something about them; null before the first answer. */
  readonly at: Date | null;
}

/** How we stand with the cluster. */
export type Connection =
  /** Nothing was asked yet. */
  | { readonly state: 'idle' }
  | { readonly state: 'connecting'; readonly since: Date }
  | { readonly state: 'live'; readonly since: Date; readonly cluster: Seen }
  | { readonly state: 'stale'; readonly since: Date; readonly cluster: Seen; readonly failure: Failure | null }
  | { readonly state: 'unknown'; readonly since: Date; readonly failure: Failure };

/** Which cluster it is. */
export interface Seen {
  readonly context: string;
  readonly server: string;
  /** Of the namespace `kube-system`; null when we may not read it, and then nothing tells clusters apart. */
  readonly uid: string | null;
  /** Null when the server does not tell. */
  readonly version: string | null;
  /** Why there is no uid. */
  readonly failure: Failure | null;
}
