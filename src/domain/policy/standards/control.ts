import type { Pod } from './pod.ts';
import type { Violation } from './violation.ts';

/** Null for a pod that keeps to it. */
export type Check = (pod: Pod) => Violation | null;

/** One of the controls that a standard is made of. */
export interface Control {
  /** As in Kubernetes: `capabilities_baseline`. */
  readonly id: string;
  /** As policies of Kyverno name it: `Capabilities`; null for one that Kyverno has no name for. */
  readonly name: string | null;
  readonly level: 'baseline' | 'restricted';
  /** From the oldest to the newest. */
  readonly revisions: readonly Revision[];
  /** The control of the baseline that this one takes the place of. */
  readonly overrides: string | null;
}

export interface Revision {
  /** The minor version of Kubernetes 1 that it came with. */
  readonly since: number;
  readonly check: Check;
}

/** Pods of Windows have no such settings: the API server refuses them there. */
export function exceptOnWindows(check: Check): Check {
  return (pod) => (pod.os === 'windows' ? null : check(pod));
}
