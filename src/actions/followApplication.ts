import type { ClusterObject } from '../domain/kubernetes/query.ts';
import type { ApplicationPlace, ArgoPorts } from './applicationWriting.ts';

/**
 * Looks at an Application whenever it changes, until something is found. Null when that does not come about within so
 * many milliseconds, or when the signal says that nobody waits any more: what goes on in the cluster goes on.
 */
export async function followApplication<Found>(
  { applications, timers }: Pick<ArgoPorts, 'applications' | 'timers'>,
  { namespace, name }: ApplicationPlace,
  look: (object: ClusterObject) => Found | null,
  limit: number,
  signal: AbortSignal,
): Promise<Found | null> {
  const { promise, resolve } = Promise.withResolvers<Found | null>();
  const again = (): void => {
    const object = applications.object(`${namespace}/${name}`);
    const found = object === null ? null : look(object);
    if (found !== null) resolve(found);
  };
  const leave = (): void => resolve(null);
  const off = applications.onChange(again);
  const cancel = timers.after(limit, leave);
  signal.addEventListener('abort', leave, { once: true });
  try {
    if (signal.aborted) leave();
    else again();
    return await promise;
  } finally {
    off();
    cancel();
    signal.removeEventListener('abort', leave);
  }
}

/**
 * Whether an object is as new as another of the same kind, or newer. Versions are whole numbers that grow
 * (https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions); others are only equal or not.
 */
export function isAsNew({ metadata: seen }: ClusterObject, { metadata: known }: ClusterObject): boolean {
  const [one, other] = [seen.resourceVersion ?? '', known.resourceVersion ?? ''];
  if (!/^\d+$/.test(one) || !/^\d+$/.test(other)) return one === other;
  return BigInt(one) >= BigInt(other);
}
