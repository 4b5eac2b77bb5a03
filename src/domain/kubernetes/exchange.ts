import type { ClusterObject } from './query.ts';

export interface Requests {
  readonly list: number;
  readonly get: number;
  readonly watch: number;
  readonly write: number;
}

export interface Listed {
  readonly objects: readonly ClusterObject[];
  /** Where a watch can go on from; empty for what has no history. */
  readonly resourceVersion: string;
}

export type WatchEvent =
  /** The server has taken the request: from now on what changes is told. */
  | { readonly type: 'open' }
  | { readonly type: 'changed' | 'deleted'; readonly object: ClusterObject; readonly resourceVersion: string }
  | { readonly type: 'bookmark'; readonly resourceVersion: string };

/** What admission makes of an object. */
export interface Tried {
  /** Null when it was admitted, else the sentence of the server. */
  readonly refusal: string | null;
  /** `Forbidden`, `Invalid`, …; null when it was admitted, and when the server gives no reason. */
  readonly reason: string | null;
  /** What the server warns of. */
  readonly warnings: readonly string[];
}
