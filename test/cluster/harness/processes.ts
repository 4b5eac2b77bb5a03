import { installCrds, type CrdSource } from '../../../scripts/cluster/crds.ts';
import { addNode } from '../../../scripts/cluster/kwok.ts';
import type { KubeObject } from '../../../scripts/cluster/objects.ts';
import { ordersTo } from '../../../scripts/cluster/orders.ts';
import type { PartName } from '../../../scripts/cluster/parts.ts';
import { as, placeHere } from './cluster.ts';

/** Starts a part of the cluster and returns when it is ready; at once when another test has started it. It stays. */
export const start = (part: PartName): Promise<void> => ordersTo(placeHere()).start(part);

/** Sends a signal to a process by its name, such as `kube-apiserver`, and returns when it has ended. */
export const stop = (name: string, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> =>
  ordersTo(placeHere()).stop(name, signal);

/**
 * Starts a process again on the data that it left, and returns when it is ready; ends it first if it runs. The flags are
 * for this time only: the next restart is without them.
 */
export const restart = (name: string, flags: readonly string[] = []): Promise<void> =>
  ordersTo(placeHere()).restart(name, flags);

/** The running processes by name. */
export const pids = (): Promise<Readonly<Record<string, number>>> => ordersTo(placeHere()).pids();

/** Makes the kinds of a project known to the cluster and returns when they are served. Answers the definitions' names. */
export const crds = (source: CrdSource): Promise<readonly string[]> => installCrds(as('harness'), source);

/** A Node with room for everything, and ready: needs `start('kwok')`. */
export const node = (name: string, labels?: Readonly<Record<string, string>>): Promise<KubeObject> =>
  addNode(as('harness'), name, labels);
