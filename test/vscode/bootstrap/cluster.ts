import type { Demo } from '../../../scripts/demo/demo.ts';
import { withAt } from '../../../scripts/demo/field.ts';

const deployment = { apiVersion: 'apps/v1', kind: 'Deployment' } as const;
const service = { apiVersion: 'v1', kind: 'Service' } as const;
const secret = { apiVersion: 'v1', kind: 'Secret' } as const;
const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' } as const;
const namespace = 'kube-system';

/** The cluster before anything was done: without a sealing key, its controller out of reach, and an Application behind. */
export function begin({ state, sealing }: Demo): void {
  state.remove(secret, { namespace, name: sealing.secret });
  state.remove(service, { namespace, name: 'sealed-secrets-controller' });
  state.change(deployment, { namespace, name: 'sealed-secrets-controller' }, (object) =>
    withAt(object, ['status', 'readyReplicas'], 0),
  );
  state.change(application, { namespace: 'argocd', name: 'argocd' }, (object) =>
    withAt(object, ['status', 'sync', 'status'], 'OutOfSync'),
  );
}

/** Argo CD has compared an Application with a commit and found it in sync; without one it stays with what it has. */
export function arrived({ state }: Demo, name: string, revision: string | null = null): void {
  state.change(application, { namespace: 'argocd', name }, (object) => {
    const synced = withAt(object, ['status', 'sync', 'status'], 'Synced');
    return revision === null ? synced : withAt(synced, ['status', 'sync', 'revision'], revision);
  });
}

/** The names of the sealing keys that the cluster has. */
export function keysOf({ state }: Demo): readonly string[] {
  const names = state.list(secret).map(({ metadata: { name } }) => name);
  return names.filter((name) => name.startsWith('sealed-secrets-key-'));
}

/** The cluster has no sealing key any more. */
export function removeKeys(demo: Demo): void {
  for (const name of keysOf(demo)) demo.state.remove(secret, { namespace, name });
}
