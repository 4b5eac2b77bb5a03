import { expect, onTestFinished } from 'vitest';
import { everything } from '../../../src/domain/kubernetes/query.ts';
import type { Query } from '../../../src/domain/kubernetes/query.ts';
import { LiveKind } from '../../../src/live/kind.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { ManualTimers } from '../../fakes/timers.ts';

export const pods = everything('v1', 'Pod');
export const pod = (name: string, phase = 'Running') => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'web' },
  status: { phase },
});
/** A kind that is followed, and a way to wait until something is so. */
export function following(cluster = new MemoryCluster('home', { kinds: ['v1 Pod'] }), query: Query = pods) {
  const timers = new ManualTimers();
  const looks = new Set<() => void>();
  const stop = new AbortController();
  const doubts: string[] = [];
  let changes = 0;
  const world = { clock: timers, timers, chance: () => 1 };
  const kind = new LiveKind(
    query,
    world,
    () => {
      changes++;
      for (const look of looks) look();
    },
    () => doubts.push(kind.snapshot.state.state),
  );
  const until = async (isSo: () => boolean): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => {
      if (isSo()) resolve();
    };
    looks.add(look);
    look();
    await promise;
    looks.delete(look);
  };
  const is = (state: string) => until(() => kind.snapshot.state.state === state);
  /** Waits until a watch goes on. */
  const watched = () => expect.poll(() => cluster.watches, { interval: 1 }).toBe(1);
  const run = kind.run(cluster, stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await run;
  });
  const names = () => kind.snapshot.objects.map(({ metadata }) => metadata.name);
  return { cluster, kind, timers, until, is, watched, stop, run, doubts, names, changes: () => changes };
}
