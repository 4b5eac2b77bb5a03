import type { Answer } from '../domain/kubernetes/failure.ts';
import type { ClusterObject, Kind } from '../domain/kubernetes/query.ts';
import type { Timers } from '../ports.ts';
import type { ClusterWrites, ObjectPlace } from '../writes.ts';

/** Milliseconds after which whoever looks on wants to know what is waited for. */
const soon = 10_000;

/**
 * Writes that say so when they take long: admission webhooks may take up to 30 s, an answer that was lost is asked for
 * again, and nothing else is to be seen meanwhile. Of dry runs that wait together the first speaks for all.
 */
export function tellingWrites(writes: ClusterWrites, timers: Timers, say: (line: string) => void): ClusterWrites {
  const told = async <Value>(
    verb: string,
    { kind }: Kind,
    { namespace, name }: ObjectPlace,
    write: () => Promise<Answer<Value>>,
    tell = say,
  ): Promise<Answer<Value>> => {
    const place = `${namespace === null ? '' : `${namespace}/`}${name}`;
    const line = `Waits for the API server to ${verb} ${kind} ${place}: a webhook that it asks first may take 30 s`;
    const cancel = timers.after(soon, () => tell(line));
    try {
      return await write();
    } finally {
      cancel();
    }
  };
  let [tries, isTold] = [0, false];
  const once = (line: string): void => {
    if (!isTold) say(line);
    isTold = true;
  };
  return {
    tryApply: async (object, signal) => {
      tries++;
      try {
        return await told('try', object, placeOf(object), () => writes.tryApply(object, signal), once);
      } finally {
        if (--tries === 0) isTold = false;
      }
    },
    create: (object, signal) => told('create', object, placeOf(object), () => writes.create(object, signal)),
    patch: (kind, place, patch, signal) => told('change', kind, place, () => writes.patch(kind, place, patch, signal)),
    remove: (kind, place, seen, signal) => told('delete', kind, place, () => writes.remove(kind, place, seen, signal)),
  };
}

function placeOf({ metadata: { namespace, name } }: ClusterObject): ObjectPlace {
  return { namespace: namespace ?? null, name };
}
