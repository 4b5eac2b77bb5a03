import { textAt, wordAt } from '../kubernetes/read.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import type { Culprit } from '../phases/result.ts';
import type { Ref } from './explanation.ts';

/** What is known when something is to be explained. */
export interface Seen {
  /** In the order of the check: the first is the worst. */
  readonly culprits: readonly Looked[];
  readonly related: Related;
  /** What could not be looked at, one sentence each. */
  readonly unseen: readonly string[];
}

export interface Looked {
  readonly culprit: Culprit;
  /** `missing`: there is none of this name; `unseen`: we could not look. */
  readonly object: ClusterObject | 'missing' | 'unseen';
}

/** Objects around the culprits; of all owners, each list as it came. */
export interface Related {
  readonly pods: readonly ClusterObject[];
  readonly replicaSets: readonly ClusterObject[];
  readonly jobs: readonly ClusterObject[];
  readonly events: readonly ClusterObject[];
  readonly claims: readonly ClusterObject[];
  readonly nodes: readonly ClusterObject[];
}

/** The name of an object, whatever it is made of. */
export function refOf(object: unknown): Ref {
  return {
    apiVersion: textAt(object, 'apiVersion'),
    kind: textAt(object, 'kind'),
    namespace: wordAt(object, 'metadata', 'namespace'),
    name: textAt(object, 'metadata', 'name'),
  };
}

/** Whether both name the same; versions of a group count for nothing. */
export function isSameRef(a: Ref, b: Ref): boolean {
  return a.kind === b.kind && a.name === b.name && a.namespace === b.namespace && group(a) === group(b);
}

/** Empty for the core group. */
export function group({ apiVersion }: Pick<Ref, 'apiVersion'>): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
