import type { ClusterObject } from '../domain/kubernetes/query.ts';
import type { ApplicationPlace, ArgoPorts } from './applicationWriting.ts';

/** How the following has ended: `late` when the limit came first, or when nobody waits any more. */
export type Followed<Found> =
  | { readonly end: 'found'; readonly found: Found }
  /** It was there, and is not any more. */
  | { readonly end: 'gone' }
  /** The applications are not looked at any more: another cluster was chosen. */
  | { readonly end: 'closed' }
  | { readonly end: 'late' };

/**
 * Looks at an Application whenever it changes, until something is found, it goes, or nobody hears of it any more. `late`
 * when that does not come about within so many milliseconds, or when the signal says that nobody waits: what goes on in
 * the cluster goes on.
 */
export async function followApplication<Found>(
  { applications, timers }: Pick<ArgoPorts, 'applications' | 'timers'>,
  { namespace, name }: ApplicationPlace,
  look: (object: ClusterObject) => Found | null,
  limit: number,
  signal: AbortSignal,
): Promise<Followed<Found>> {
  const { promise, resolve } = Promise.withResolvers<Followed<Found>>();
  let wasThere = false;
  const again = (): void => {
    const object = applications.object(`${namespace}/${name}`);
    const found = object === null ? null : look(object);
    if (found !== null) resolve({ end: 'found', found });
    else if (applications.isClosed) resolve({ end: 'closed' });
    else if (object === null && wasThere) resolve({ end: 'gone' });
    wasThere ||= object !== null;
  };
  const leave = (): void => resolve({ end: 'late' });
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
