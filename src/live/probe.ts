import { failureOf } from '../domain/kubernetes/failure.ts';
import type { Answer } from '../domain/kubernetes/failure.ts';
import type { Cluster } from '../ports.ts';
import type { Seen } from './state.ts';

const place = { namespace: null, name: 'kube-system' } as const;

/**
 * Whether the cluster answers, and which one it is: the uid of the namespace `kube-system`. Who may not read that has no
 * uid and is told why; what tells of no connection is the failure.
 */
export async function uidOf(cluster: Cluster, signal: AbortSignal): Promise<Answer<Pick<Seen, 'uid' | 'failure'>>> {
  const answer = await cluster.get({ apiVersion: 'v1', kind: 'Namespace' }, place, signal);
  if ('failure' in answer) {
    const { failure } = answer;
    return failure.code === 'forbidden' ? { value: { uid: null, failure } } : { failure };
  }
  const uid = answer.value?.metadata.uid;
  if (uid !== undefined && isUid(uid)) return { value: { uid, failure: null } };
  const message = `${cluster.server} has no namespace "kube-system" with a uid.`;
  return { value: { uid: null, failure: failureOf('unreadable', message) } };
}

/**
 * Whether it is a uid, which are UUIDs (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#uids):
 * it is remembered, compared and shown.
 */
function isUid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** Which cluster answers. A server that does not tell its version is no failure. */
export async function seenAt(cluster: Cluster, signal: AbortSignal): Promise<Answer<Seen>> {
  const identity = await uidOf(cluster, signal);
  if ('failure' in identity) return identity;
  const version = await cluster.version(signal);
  const { context, server } = cluster;
  return { value: { context, server, ...identity.value, version: 'value' in version ? version.value : null } };
}

/** The cluster under this context is another one than it was. */
export function otherCluster(seen: Seen, uid: string) {
  return failureOf(
    'other-cluster',
    `Another cluster answers under the context "${seen.context}": its kube-system has the uid ${seen.uid ?? ''}, and was ${uid}.`,
    { remedy: 'Choose the context again if that is meant.' },
  );
}
