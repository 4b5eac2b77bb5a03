import type { Failure, Right } from '../kubernetes/failure.ts';
import type { ClusterObject, Query } from '../kubernetes/query.ts';
import type { Culprit, Evidence } from './result.ts';

/** What phases are judged by, beside their files: what is known at one moment. */
export interface World {
  /** What is known of a query; null when nobody asks for it yet. */
  readonly seen: (query: Query) => Seen | null;
  /** Why no cluster can be asked at all, in one sentence; null when one can. */
  readonly noCluster: string | null;
  /** Null when nobody has looked yet. */
  readonly git: GitKnown | null;
  /** What came of asking when somebody wanted it; null for what was never asked. */
  readonly onDemand: (phase: string, check: string) => Answered | 'running' | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When the files were read, in milliseconds since 1970; null when nobody says. */
  readonly filesAt: number | null;
}

/** The objects of a query, and how much is known of them. */
export interface Seen {
  readonly query: Query;
  readonly state: SeenState;
  /** Those of the last time when the state is stale. */
  readonly objects: readonly ClusterObject[];
  readonly resourceVersion: string | null;
  /** When the server last said something about them. */
  readonly at: Date | null;
}

export type SeenState =
  | { readonly state: 'connecting' | 'live' }
  | { readonly state: 'stale'; readonly since: Date; readonly failure: Failure | null }
  | { readonly state: 'absent' | 'unknown'; readonly since: Date; readonly failure: Failure };

export type GitKnown = GitFacts | { readonly failure: string };

export interface GitFacts {
  /** Null for a detached head. */
  readonly branch: string | null;
  readonly head: string;
  /** Null when the branch has none. */
  readonly upstream: string | null;
  readonly ahead: number;
  readonly behind: number;
  readonly dirty: boolean;
  readonly files: readonly string[];
}

/** What came of a check that was asked for. */
export interface Answered {
  readonly state: 'passed' | 'failed' | 'unknown';
  readonly message: string;
  readonly reason: string | null;
  /** What to do about it, where that is not what the check says; null where nothing else is known. */
  readonly remedy: string | null;
  readonly right: Right | null;
  readonly culprits: readonly Culprit[];
  readonly evidence: Evidence;
  readonly ms: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** All that the answer rests on: once that is another one, the answer is stale. */
  readonly inputs: string;
}
