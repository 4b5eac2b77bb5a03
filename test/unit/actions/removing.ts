import { isRefused } from '../../../src/actions/applicationWriting.ts';
import { planRemoval, removeApplication } from '../../../src/actions/removeApplication.ts';
import type { RemovalInput } from '../../../src/actions/removalFacts.ts';
import type { Removal } from '../../../src/domain/argocd/removal.ts';
import { textsAt } from '../../../src/domain/kubernetes/read.ts';
import { application, argo, never, place } from './argo.ts';

export const cascade = 'resources-finalizer.argocd.argoproj.io';
export const pre = ['pre-delete-finalizer.argocd.argoproj.io', 'pre-delete-finalizer.argocd.argoproj.io/cleanup'];
const kind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };
const destination = { server: 'https://kubernetes.default.svc', namespace: 'git' };
export const resources = [
  { group: 'apps', version: 'v1', kind: 'Deployment', namespace: 'git', name: 'git' },
  { version: 'v1', kind: 'PersistentVolumeClaim', namespace: 'git', name: 'data' },
];

export type Here = ReturnType<typeof here>;

/** A cluster with the Application `git`, which has a Deployment and a claim. */
export function here(change: object = {}) {
  const all = argo(
    application({ metadata: { uid: 'uid-1' }, spec: { destination }, status: { resources }, ...change }),
  );
  const { cluster } = all;
  cluster.put({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace: 'git', name: 'git' } });
  cluster.put({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { namespace: 'git', name: 'data' },
    spec: { volumeName: 'pvc-1', resources: { requests: { storage: '5Gi' } } },
  });
  cluster.put({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: 'pvc-1' },
    spec: { persistentVolumeReclaimPolicy: 'Delete' },
  });
  return all;
}

export const withFinalizers = (finalizers: readonly string[]) => ({
  metadata: { uid: 'uid-1', name: 'git', namespace: 'argocd', finalizers },
});
export const input = (mode: 'keep' | 'delete'): RemovalInput => ({ place, mode, root: 'root', spec: null });

/** The plan of it; throws when there is none. */
export async function planned(all: Here, mode: 'keep' | 'delete'): Promise<Removal> {
  const plan = await planRemoval(all.ports, input(mode), never);
  if (isRefused(plan)) throw new Error(plan.sentence);
  return plan;
}

/** The Application as it is stored. */
export const stored = (all: Here) => all.cluster.find(kind, place.namespace, place.name);
export const finalizersOf = (all: Here) => textsAt(stored(all), 'metadata', 'finalizers');
/** What was written, in order. */
export const written = ({ cluster }: Here) =>
  cluster.calls.filter((call) => /^(patch|remove|create|tryApply)/.test(call));

/** Removes it as it is planned now, or as it was agreed to. */
export async function remove(
  all: Here,
  mode: 'keep' | 'delete',
  plan: Removal | null = null,
  signal: AbortSignal = never,
) {
  return removeApplication(all.ports, input(mode), plan ?? (await planned(all, mode)), () => undefined, signal);
}
