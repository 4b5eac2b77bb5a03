import { failureOf } from '../../domain/kubernetes/failure.ts';
import type { Answer, Failure } from '../../domain/kubernetes/failure.ts';
import type { Clock, Cluster } from '../../ports.ts';
import type { ClusterWrites, Programs } from '../../writes.ts';
import { withWrites } from '../withWrites.ts';
import { LeaseLost } from './heldLease.ts';
import { sameCluster } from './sameCluster.ts';

export interface Guard {
  readonly cluster: Cluster;
  readonly clock: Clock;
  /** Of the cluster that is meant. */
  readonly uid: string;
  /** The Lease, which has to be held while something changes; null for who only plans. */
  readonly lease: { sure(signal: AbortSignal): Promise<void> } | null;
}

/** For one intent that nobody has to be kept away from: each of its writes says itself which object it means. */
export const noLease = { sure: async (): Promise<void> => undefined };

/** Milliseconds for which a dry run trusts that it is still the same cluster: it stores nothing. */
const trusted = 1000;

/**
 * The cluster of a guard whose writes look first: at its uid, and at the Lease (SAFETY 12). Who only plans writes nothing
 * but dry runs. `telling` is laid on the writes below that.
 */
export function guardedCluster(
  guard: Guard,
  telling: (writes: ClusterWrites) => ClusterWrites = (writes) => writes,
): Cluster {
  const { cluster } = guard;
  const asked = telling(cluster.writes);
  let looked = -Infinity;
  const before = async <Value>(
    signal: AbortSignal,
    write: (writes: ClusterWrites) => Promise<Answer<Value>>,
  ): Promise<Answer<Value>> => {
    const failure = guard.lease === null ? planning : await hindrance(guard, signal);
    return failure === null ? write(asked) : { failure };
  };
  const writes: ClusterWrites = {
    tryApply: async (object, signal) => {
      const now = guard.clock.now().getTime();
      const failure = Math.abs(now - looked) < trusted ? null : await hindrance(guard, signal);
      if (failure !== null) return { failure };
      looked = now;
      return asked.tryApply(object, signal);
    },
    create: (object, signal) => before(signal, (to) => to.create(object, signal)),
    patch: (kind, place, patch, signal) => before(signal, (to) => to.patch(kind, place, patch, signal)),
    remove: (kind, place, seen, signal) => before(signal, (to) => to.remove(kind, place, seen, signal)),
  };
  return withWrites(cluster, writes);
}

/** Programs that are started only while it is the cluster that is meant, and the Lease is held. */
export function guardedPrograms(programs: Programs, guard: Guard): Programs {
  return {
    find: (name) => programs.find(name),
    run: async (program, signal) => {
      const failure = await hindrance(guard, signal);
      if (failure === null) return programs.run(program, signal);
      return { status: null, stdout: '', stderr: '', problem: `it was not started: ${failure.message}` };
    },
  };
}

async function hindrance({ cluster, uid, lease }: Guard, signal: AbortSignal): Promise<Failure | null> {
  const hindered = await sameCluster(cluster, uid, signal);
  if (hindered !== null) return failureOf('other-cluster', hindered.sentence, { remedy: hindered.remedy });
  try {
    await lease?.sure(signal);
    return null;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof LeaseLost) return failureOf('refused', error.message);
    throw error;
  }
}

const planning = failureOf('refused', 'Nothing is written while a plan is made.');
