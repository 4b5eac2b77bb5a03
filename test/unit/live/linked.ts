import { onTestFinished } from 'vitest';
import type { Failure } from '../../../src/domain/kubernetes/failure.ts';
import { Link } from '../../../src/live/link.ts';
import type { Pin } from '../../../src/live/link.ts';
import type { Cluster, Clusters } from '../../../src/ports.ts';
import { ManualTimers } from '../../fakes/timers.ts';

/** A link, and what it has brought about, in order. */
export function linked(
  clusters: Clusters,
  { context = null, pin = null }: { context?: string | null; pin?: Pin | null } = {},
) {
  const timers = new ManualTimers();
  const happened: string[] = [];
  const looks = new Set<() => void>();
  const followed: { readonly cluster: Cluster; readonly signal: AbortSignal }[] = [];
  const tell = (what: string): void => {
    happened.push(what);
    for (const look of looks) look();
  };
  const world = { clock: timers, timers, chance: () => 1 };
  const link = new Link(clusters, context, world, pin, {
    changed: () => tell(link.connection.state),
    follow: (cluster, signal) => {
      followed.push({ cluster, signal });
      tell('follow');
    },
    halt: (why: Failure | null) => tell(`halt ${why?.code ?? 'wanted'}`),
    forget: () => tell('forget'),
  });
  onTestFinished(() => link.close());
  /** Waits until this has happened so many times. */
  const once = async (what: string, times = 1): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => {
      if (happened.filter((one) => one === what).length >= times) resolve();
    };
    looks.add(look);
    look();
    await promise;
    looks.delete(look);
  };
  return { link, timers, happened, once, followed };
}
