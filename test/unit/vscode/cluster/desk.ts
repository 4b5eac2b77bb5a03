import { expect, vi } from 'vitest';
import { everything } from '../../../../src/domain/kubernetes/query.ts';
import { ClusterMemory } from '../../../../src/vscode/cluster/memory.ts';
import { ClusterSession } from '../../../../src/vscode/cluster/session.ts';
import type { SessionServices } from '../../../../src/vscode/cluster/session.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { MemoryClusters } from '../../../fakes/clusters.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { EventEmitter, Memory, run } from '../../../fakes/vscode.ts';

export const pods = everything('v1', 'Pod');

/** The uids of clusters by the names of their contexts. */
type Kubeconfig = Readonly<Record<string, string>>;

/** A window with these clusters in its kubeconfig, the first of which is the current one. */
export function desk(kubeconfigFile: Kubeconfig = { home: '00000000-0000-4000-8000-000000000001' }) {
  const read = (current = Object.keys(kubeconfigFile)[0] ?? null): MemoryClusters => {
    const clusters = Object.entries(kubeconfigFile).map(([context, uid]) => new MemoryCluster(context, { uid }));
    const all = new MemoryClusters(...clusters);
    all.current = current;
    return all;
  };
  const desktop: { all: MemoryClusters; failure: Error | null } = { all: read(), failure: null };
  const changed = new EventEmitter<void>();
  const settings = new EventEmitter<void>();
  const platforms = {
    active: { path: '/platform' } as unknown,
    onDidChange: changed.event,
    look: async () => undefined,
  };
  const loaded: (string | null)[] = [];
  const kubeconfig = { path: '', value: () => kubeconfig.path, onChange: settings.event };
  const memory = new ClusterMemory(new Memory() as never, new Memory() as never);
  const timers = new ManualTimers();
  timers.hurry(1000);
  const session = new ClusterSession({
    log: { info: () => undefined, error: (error: unknown) => expect.fail(String(error)) },
    platforms,
    kubeconfig,
    memory,
    load: async (path: string | null) => {
      loaded.push(path);
      if (desktop.failure !== null) throw desktop.failure;
      // What was closed is not opened again.
      if (loaded.length > 1) desktop.all = read(desktop.all.current ?? undefined);
      return { clusters: desktop.all, world: { clock: timers, timers, chance: () => 0.5 } };
    },
  } as unknown as SessionServices);
  return { session, desktop, platforms, changed, settings, kubeconfig, loaded, memory, timers };
}

/** Waits until this holds. */
export const until = (holds: () => boolean) => vi.waitUntil(holds, { timeout: 5000, interval: 1 });

/** The cluster is wanted and asked for something. */
export async function connected({ session }: ReturnType<typeof desk>): Promise<void> {
  session.want();
  await until(() => session.live !== null);
  session.live?.subscribe(pods);
  await until(() => session.connection.state === 'live');
}

/** The value that a context key has now. */
export const keyOf = (key: string): unknown =>
  run.findLast(([command, name]) => command === 'setContext' && name === key)?.[2];
