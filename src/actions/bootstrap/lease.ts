import { heldBy, leaseFacts, leaseKind, leasePlace, newLease, takenLease } from '../../domain/bootstrap/lease.ts';
import type { LeaseFacts } from '../../domain/bootstrap/lease.ts';
import { refusal } from '../../domain/bootstrap/run.ts';
import type { Refusal } from '../../domain/bootstrap/run.ts';
import type { Failure } from '../../domain/kubernetes/failure.ts';
import type { Clock, Cluster, Timers } from '../../ports.ts';
import { HeldLease } from './heldLease.ts';
import { sameCluster } from './sameCluster.ts';

export interface LeasePorts {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** Milliseconds between two looks at a Lease that somebody else holds. */
const look = 2000;

/** How often in a row a look may fail. */
const patience = 5;

/**
 * Takes the Lease for a holder, or says who has it. One that somebody holds is taken over only when it has not changed
 * for as long as it counts, seen here look by look: what clocks say, theirs or ours, decides nothing. `say` is told that it
 * waits. Rejects only when the signal aborts, and then none is held.
 */
export async function acquireLease(
  ports: LeasePorts,
  { uid, holder }: { readonly uid: string; readonly holder: string },
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<HeldLease | Refusal> {
  const { cluster, clock } = ports;
  const hindered = await sameCluster(cluster, uid, signal);
  if (hindered !== null) return hindered;
  let isSent = false;
  const held = (facts: LeaseFacts): HeldLease => new HeldLease(ports, { uid, holder, facts });
  /** A connection that breaks off says nothing about what the cluster has heard. */
  const unlessOurs = async (failure: Failure): Promise<HeldLease | Refusal> => {
    const now = await leaseHolder(cluster, signal);
    return now !== null && !('failure' in now) && now.holder === holder ? held(now) : unwritten(failure);
  };
  const attempt = async (): Promise<HeldLease | Refusal> => {
    for (let attempts = 0; attempts < patience; attempts++) {
      isSent = true;
      const created = await cluster.writes.create(newLease(holder, clock.now()), signal);
      if ('value' in created) return held(leaseFacts(created.value));
      if (created.failure.code !== 'exists') return unlessOurs(created.failure);
      const free = await untilFree(ports, holder, say, signal);
      if (free === null) continue;
      if ('code' in free) return free;
      // What a request that broke off has made is ours.
      if (free.holder === holder) return held(free);
      const again = await sameCluster(cluster, uid, signal);
      if (again !== null) return again;
      const taken = await cluster.writes.patch(leaseKind, leasePlace, takenLease(free, holder, clock.now()), signal);
      if ('value' in taken) return held(leaseFacts(taken.value));
      if (taken.failure.code !== 'conflict' && taken.failure.code !== 'missing') return unlessOurs(taken.failure);
    }
    return refusal('bootstrap/held', 'Others take the Lease slipway-bootstrap all the time.', 'Try again in a moment.');
  };
  let taken: HeldLease | null = null;
  try {
    const answer = await attempt();
    if ('code' in answer) return answer;
    taken = answer;
    return taken;
  } finally {
    // Whatever else it ends with: what was sent may have arrived.
    if (taken === null && isSent) await takeBack(ports, { uid, holder });
  }
}

/**
 * Watches a Lease until nobody holds it any more, or until it is seen that somebody does. Null when it has gone. One of
 * `holder` itself is free to them.
 */
async function untilFree(
  { cluster, timers }: LeasePorts,
  holder: string,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<LeaseFacts | Refusal | null> {
  let first: LeaseFacts | null = null;
  let seen = 0;
  let failures = 0;
  for (;;) {
    const read = await cluster.get(leaseKind, leasePlace, signal);
    if ('failure' in read) {
      if (++failures >= patience) return unwritten(read.failure);
    } else {
      failures = 0;
      if (read.value === null) return null;
      const now = leaseFacts(read.value);
      if (now.holder === '' || now.holder === holder) return now;
      if (first === null) {
        first = now;
        say(`${heldBy(now)}; looks for up to ${now.seconds} s whether they still are.`);
      } else if (now.version !== first.version) {
        return isHeld(now);
      } else {
        seen += look;
      }
      if (seen > first.seconds * 1000) return first;
    }
    await timers.wait(look, signal);
  }
}

function isHeld(facts: LeaseFacts): Refusal {
  return refusal(
    'bootstrap/held',
    `${heldBy(facts)}: the Lease slipway-bootstrap in kube-system is renewed.`,
    'Wait until they are done, or ask them to cancel.',
  );
}

function unwritten({ message, remedy }: Failure): Refusal {
  return refusal('bootstrap/cluster', `The Lease slipway-bootstrap can't be had: ${message}`, remedy);
}

/** Who holds the Lease at this moment; null when nobody does. */
export async function leaseHolder(
  cluster: Cluster,
  signal: AbortSignal,
): Promise<LeaseFacts | null | { readonly failure: Failure }> {
  const read = await cluster.get(leaseKind, leasePlace, signal);
  if ('failure' in read) return read;
  const facts = read.value === null ? null : leaseFacts(read.value);
  return facts === null || facts.holder === '' ? null : facts;
}

async function takeBack(ports: LeasePorts, { uid, holder }: { readonly uid: string; readonly holder: string }) {
  const over = new AbortController();
  const cancel = ports.timers.after(10_000, () => over.abort(new Error('It takes too long.')));
  try {
    const facts = await leaseHolder(ports.cluster, over.signal);
    if (facts !== null && !('failure' in facts) && facts.holder === holder)
      await new HeldLease(ports, { uid, holder, facts }).release();
  } catch (error) {
    if (!over.signal.aborted) throw error;
  } finally {
    cancel();
  }
}
