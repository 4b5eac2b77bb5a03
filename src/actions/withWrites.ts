import type { Cluster } from '../ports.ts';
import type { ClusterWrites } from '../writes.ts';

/** The same cluster with other writes. It belongs to who has opened it: closing this one closes nothing. */
export function withWrites(cluster: Cluster, writes: ClusterWrites): Cluster {
  return {
    context: cluster.context,
    server: cluster.server,
    namespace: cluster.namespace,
    get requests() {
      return cluster.requests;
    },
    writes,
    version: (signal) => cluster.version(signal),
    get: (kind, place, signal) => cluster.get(kind, place, signal),
    list: (query, signal) => cluster.list(query, signal),
    watch: (query, version, onEvent, signal) => cluster.watch(query, version, onEvent, signal),
    tryCreate: (object, signal) => cluster.tryCreate(object, signal),
    may: (right, name, signal) => cluster.may(right, name, signal),
    whoAmI: (signal) => cluster.whoAmI(signal),
    ask: (place, path, signal) => cluster.ask(place, path, signal),
    askPod: (place, path, signal) => cluster.askPod(place, path, signal),
    log: (place, signal) => cluster.log(place, signal),
    close: () => undefined,
  };
}
