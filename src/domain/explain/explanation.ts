import type { Culprit } from '../phases/result.ts';

/** An object of the cluster by its name. */
export type Ref = Omit<Culprit, 'pointer'>;

/** Why something is not as it should be. */
export interface Explanation {
  /** The worst first; empty when nothing was found. */
  readonly causes: readonly Cause[];
  /** What could not be looked at, one sentence each. */
  readonly unseen: readonly string[];
}

export interface Cause extends Found {
  /** The culprit that this explains. */
  readonly of: Ref;
  /** How many further objects of this culprit say the same. */
  readonly more: number;
}

/** What one object has to say. */
export interface Found {
  /** Where it is: a pod of the Deployment, the node of the pod, the culprit itself. */
  readonly object: Ref;
  /** Where in the object, as an RFC 6901 pointer; empty for the object itself. */
  readonly pointer: string;
  /** One sentence, without control characters; what the cluster says in it is quoted and cut. */
  readonly sentence: string;
  /** The same in up to five words, without the name of the object. */
  readonly short: string;
  /** Null when the cluster does not tell. */
  readonly since: Date | null;
  readonly weight: Weight;
}

/** How much a cause explains: what is further down follows from what is further up, or says less. */
export const weights = [
  /** It is not there. */
  'absent',
  /** It can't run: image, crash, volume, node. */
  'broken',
  /** It runs and does not answer. */
  'unready',
  /** It says so itself. */
  'condition',
  /** It does not go away. */
  'stuck',
  /** It may come by itself. */
  'waiting',
  /** Nobody knows. */
  'doubtful',
  /** Good to know. */
  'note',
] as const;

export type Weight = (typeof weights)[number];
