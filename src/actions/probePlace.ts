import type { Clock, Cluster, Timers } from '../ports.ts';

export const jobKind = { apiVersion: 'batch/v1', kind: 'Job' } as const;

/** The only namespace that probes run in: no exception of a policy is for it. */
export const probeNamespace = 'slipway-probe';

/** Jobs of ours say so by this label. */
export const managedBy = 'app.kubernetes.io/managed-by';
export const us = 'slipway';

export interface JobPorts {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Told what is waited for when that takes long. */
  readonly onWait: (line: string) => void;
  /** Told of what a cancel leaves behind, at once: nobody hears an answer any more. */
  readonly onLeft: (sentence: string) => void;
}
