import { applicationOf } from '../argocd/application.ts';
import { cause } from '../argocd/cause.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import { at, isMap } from '../kubernetes/read.ts';
import { shortCommit } from './shortCommit.ts';

/** By these a temporary Application is known as ours, whoever has made it. */
export const trialLabels = {
  'app.kubernetes.io/managed-by': 'slipway',
  'app.kubernetes.io/component': 'source-trial',
} as const;

/** Whether an Application is such a one. */
export function isTrial({ metadata }: ClusterObject): boolean {
  return Object.entries(trialLabels).every(([name, value]) => metadata.labels?.[name] === value);
}

export function trialName(commit: string): string {
  return `slipway-source-${shortCommit(commit)}`;
}

/**
 * A temporary Application that reads what the root reads, at another address. It has no sync policy, so nothing of it is
 * ever synced, and no finalizers, so deleting it deletes nothing else. In a sentence why there can be none.
 */
export function trialOf(
  root: ClusterObject,
  { address, commit }: { readonly address: string; readonly commit: string },
): { readonly object: ClusterObject } | { readonly problem: string } {
  const [source, project, destination] = ['source', 'project', 'destination'].map((name) => at(root, 'spec', name));
  if (!isMap(source)) return { problem: 'The Application root has not one source; Slipway switches no other.' };
  const object: ClusterObject = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: trialName(commit), namespace: root.metadata.namespace ?? 'argocd', labels: trialLabels },
    spec: { project, destination, source: { ...source, repoURL: address } },
  };
  return { object };
}

/** What Argo CD has made of it: the commit that it found there, or why it can't read it; null while it is at it. */
export function trialAnswer(object: ClusterObject): { readonly revision: string } | { readonly why: string } | null {
  const { errors, sync } = applicationOf(object);
  const [error] = errors;
  if (error !== undefined) return { why: cause.condition(error) };
  const revision = sync?.revisions[0];
  return revision === undefined || sync?.status === 'Unknown' ? null : { revision };
}
