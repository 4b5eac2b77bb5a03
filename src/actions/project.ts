import { applicationOf } from '../domain/argocd/application.ts';
import { textAt } from '../domain/kubernetes/read.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import type { Cluster } from '../ports.ts';

const kind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'AppProject' } as const;

/**
 * The AppProject of an Application, which says when it may be synced: it is where Argo CD is at home. Null when there is
 * none, or when we may not read it: Argo CD judges then. Rejects only when the signal aborts.
 */
export async function projectOf(
  cluster: Cluster,
  object: ClusterObject,
  signal: AbortSignal,
): Promise<ClusterObject | null> {
  const { project, namespace } = applicationOf(object);
  const home = textAt(object, 'status', 'controllerNamespace') || namespace;
  const answer = await cluster.get(kind, { namespace: home, name: project }, signal);
  return 'value' in answer ? answer.value : null;
}
