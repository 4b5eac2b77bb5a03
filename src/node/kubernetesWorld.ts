import { isApplication } from '../domain/argocd/application.ts';
import { strip } from '../domain/argocd/strip.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import type { Clock, Clusters, ContextConsent } from '../ports.ts';
import { KubeconfigClusters } from './kubernetes/clusters.ts';
import type { KubeconfigSource } from './kubernetes/kubeconfig/places.ts';
import { nodeTimers } from './kubernetes/timers.ts';

export interface KubeconfigWorld extends KubeconfigSource {
  readonly consent: ContextConsent;
  /** Folders that are open: no program is taken from there. */
  readonly workspaces: () => readonly string[];
  /** Of Slipway, which calls itself so. */
  readonly version: string;
}

const clock: Clock = { now: () => new Date() };

/** The clusters of the user's kubeconfig, on this machine. */
export function kubeconfigClusters({ consent, workspaces, version, ...source }: KubeconfigWorld): Clusters {
  return new KubeconfigClusters(source, {
    clock,
    timers: nodeTimers,
    chance: Math.random,
    agent: `slipway/${version}`,
    consent,
    workspaces,
    look: 2000,
    keep,
  });
}

/** What a live cluster needs of this machine. */
export const liveWorld = { clock, timers: nodeTimers, chance: Math.random };

/**
 * What is kept of an object that is listed or watched: an Application carries a history and a list of all that it manages.
 * Its labels stay, since queries are filtered by them.
 */
export function keep(object: ClusterObject): ClusterObject {
  if (!isApplication(object)) return object;
  const less = strip(object);
  const { labels } = object.metadata;
  return labels === undefined ? less : { ...less, metadata: { ...less.metadata, labels } };
}
