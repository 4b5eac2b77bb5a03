import { expect } from 'vitest';
import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import type { ArgoPorts } from '../../../src/actions/applicationWriting.ts';
import { MemoryCluster } from '../../fakes/cluster.ts';
import { mergePatched } from '../../fakes/mergePatch.ts';
import { ManualTimers } from '../../fakes/timers.ts';

export const place = { namespace: 'argocd', name: 'git' };
export const never = new AbortController().signal;

const key = 'argocd/git';

/** An Application that is in sync and healthy, with what a test wants otherwise. */
export function application(change: object = {}): ClusterObject {
  return mergePatched(
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'git', namespace: 'argocd' },
      spec: { project: 'platform', source: { repoURL: 'https://git.example/r', path: 'x' } },
      status: { sync: { status: 'Synced' }, health: { status: 'Healthy' } },
    },
    change,
  );
}

/** A cluster with one Application, and who follows it; the test is Argo CD. */
export function argo(first: ClusterObject = application()) {
  const cluster = new MemoryCluster('home', { kinds: ['argoproj.io/v1alpha1 AppProject'] });
  const timers = new ManualTimers();
  const listeners = new Set<() => void>();
  let seen: ClusterObject | null = cluster.put(first);
  let isClosed = false;
  const ports: ArgoPorts = {
    cluster,
    writable: '00000000-0000-4000-8000-000000000001',
    clock: timers,
    timers,
    applications: {
      get isClosed() {
        return isClosed;
      },
      object: (wanted) => (wanted === key ? seen : null),
      onChange: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  };
  /** The object as it is stored. */
  const stored = async (): Promise<ClusterObject> => {
    const answer = await cluster.get(first, place, never);
    if ('value' in answer && answer.value !== null) return answer.value;
    throw new Error('It has gone.');
  };
  /** Who follows hears of the object as it is. */
  const hear = async (): Promise<void> => {
    seen = await stored();
    for (const listener of listeners) listener();
  };
  /** Who follows hears that it has gone. */
  const vanish = (): void => {
    seen = null;
    for (const listener of listeners) listener();
  };
  /** The applications are not looked at any more. */
  const close = (): void => {
    isClosed = true;
    for (const listener of listeners) listener();
  };
  /** Argo CD changes it, and who follows hears of that. */
  const change = async (patch: object): Promise<void> => {
    cluster.put(mergePatched(await stored(), patch));
    await hear();
  };
  /** Resolves when so many patches have come. */
  const patched = (count = 1) => expect.poll(() => cluster.writes.patched.length, { interval: 1 }).toBe(count);
  /** Resolves when somebody follows. */
  const followed = () => expect.poll(() => listeners.size, { interval: 1 }).toBe(1);
  return {
    cluster,
    timers,
    ports,
    stored,
    hear,
    vanish,
    close,
    change,
    patched,
    followed,
    followers: () => listeners.size,
  };
}
