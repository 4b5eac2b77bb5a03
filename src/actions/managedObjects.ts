import type { Managed, SeenManaged } from '../domain/argocd/managed.ts';
import type { Query } from '../domain/kubernetes/query.ts';
import { dateAt, textsAt } from '../domain/kubernetes/read.ts';
import type { Cluster } from '../ports.ts';

/** What an Application manages, as the cluster has it. */
export interface SeenObjects {
  readonly objects: readonly SeenManaged[];
  /** What could not be read, one sentence a kind and namespace. */
  readonly unread: readonly string[];
}

/**
 * Looks whether objects are there, and how they want to be treated; one list a kind and namespace, and of metadata alone,
 * so that no value of a Secret is read. Rejects only when the signal aborts.
 */
export async function seenObjects(
  cluster: Cluster,
  managed: readonly Managed[],
  signal: AbortSignal,
): Promise<SeenObjects> {
  const groups = Map.groupBy(managed, ({ apiVersion, kind, namespace }) => `${apiVersion} ${kind} ${namespace ?? ''}`);
  const seen = await Promise.all([...groups.values()].map((group) => seenOf(cluster, group, signal)));
  return { objects: seen.flatMap(({ objects }) => objects), unread: seen.flatMap(({ unread }) => unread) };
}

async function seenOf(cluster: Cluster, group: readonly Managed[], signal: AbortSignal): Promise<SeenObjects> {
  const query = queryOf(group);
  if (query === null) return { objects: [], unread: [] };
  const answer = await cluster.list(query, signal);
  if ('failure' in answer) {
    // Where there is no such kind there is nothing of it.
    const isThere = answer.failure.code === 'no-kind' ? false : null;
    const unread = isThere === null ? [`${query.kind}: ${answer.failure.message}`] : [];
    return {
      objects: group.map((one) => ({ ...one, isThere, annotations: {}, deleting: false, finalizers: [] })),
      unread,
    };
  }
  const byName = new Map(answer.value.objects.map((object) => [object.metadata.name, object]));
  const objects = group.map((one) => {
    const found = byName.get(one.name);
    return {
      ...one,
      isThere: found !== undefined,
      annotations: found?.metadata.annotations ?? {},
      deleting: dateAt(found, 'metadata', 'deletionTimestamp') !== null,
      finalizers: textsAt(found, 'metadata', 'finalizers'),
    };
  });
  return { objects, unread: [] };
}

function queryOf([first, ...others]: readonly Managed[]): Query | null {
  if (first === undefined) return null;
  const { apiVersion, kind, namespace, name } = first;
  // A selector has signs of its own: what is no usual name is looked for in the list.
  const fields = others.length === 0 && /^[\w.:-]+$/.test(name) ? `metadata.name=${name}` : null;
  return { apiVersion, kind, namespace, labels: null, fields, view: 'metadata' };
}
