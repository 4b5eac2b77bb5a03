import { refusal } from '../../domain/bootstrap/run.ts';
import type { Refusal } from '../../domain/bootstrap/run.ts';
import { uidOf } from '../../live/probe.ts';
import type { Cluster } from '../../ports.ts';

/** Whether it is still the cluster with this uid that answers; null when it is, else why nothing may be written to it. */
export async function sameCluster(cluster: Cluster, uid: string, signal: AbortSignal): Promise<Refusal | null> {
  const identity = await uidOf(cluster, signal);
  if ('failure' in identity) {
    const { message, remedy } = identity.failure;
    return refusal('bootstrap/cluster', message, remedy);
  }
  const { uid: found, failure } = identity.value;
  if (found === uid) return null;
  if (found === null)
    return refusal('bootstrap/cluster', failure?.message ?? 'Which cluster this is can not be told.', failure?.remedy);
  return refusal(
    'bootstrap/other-cluster',
    `Another cluster answers under the context "${cluster.context}": its kube-system has the uid ${found}, and was ${uid}.`,
    'Choose the context again, and plan anew, if that cluster is meant.',
  );
}
