import { onTestFinished } from 'vitest';
import type { HeldLease } from '../../../../src/actions/bootstrap/heldLease.ts';
import { acquireLease } from '../../../../src/actions/bootstrap/lease.ts';
import { leaseFacts, leaseKind, leasePlace, microTime } from '../../../../src/domain/bootstrap/lease.ts';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { never, uid } from './house.ts';

export const hours = 60 * 60 * 1000;
export const reset = failureOf('reset', 'The connection broke off.');

/** A cluster, the time, and whoever wants the Lease. */
export function room() {
  const cluster = new MemoryCluster('home', { kinds: ['coordination.k8s.io/v1 Lease'] });
  const timers = new ManualTimers();
  const said: string[] = [];
  /** Milliseconds that our clock is wrong by. */
  const own = { skew: 0 };
  const clock = { now: () => new Date(timers.now().getTime() + own.skew) };
  const acquire = (holder = 'me@here/1', signal: AbortSignal = never) =>
    acquireLease({ cluster, clock, timers }, { uid, holder }, (line) => said.push(line), signal);
  const held = async (holder = 'me@here/1'): Promise<HeldLease> => {
    const lease = await acquire(holder);
    if ('code' in lease) throw new Error(lease.sentence);
    onTestFinished(async () => void (await lease.release()));
    return lease;
  };
  const found = () => cluster.find(leaseKind, leasePlace.namespace, leasePlace.name);
  /** Somebody else writes it, by a clock that is wrong by so much. */
  const write = (holder: string, skew = 0) =>
    cluster.put({
      ...leaseKind,
      metadata: { ...leasePlace, uid: found()?.metadata.uid ?? 'theirs' },
      spec: {
        holderIdentity: holder,
        leaseDurationSeconds: 60,
        renewTime: microTime(new Date(timers.now().getTime() + skew)),
      },
    });
  const holder = () => {
    const object = found();
    return object === null ? null : leaseFacts(object).holder;
  };
  return { cluster, timers, said, own, acquire, held, found, write, holder };
}

/** Lets what was started go on until it waits for the time. */
export async function idle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => void setImmediate(resolve));
}
