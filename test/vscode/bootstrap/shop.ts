import type { Demo } from '../../../scripts/demo/demo.ts';

const application = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' } as const;
const place = { namespace: 'argocd', name: 'shop' } as const;
const namespace = 'shop';

/** An Application that nothing has made, with a Deployment and a claim that holds data. */
export function openShop({ state }: Demo): void {
  state.put({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace, name: 'web' },
    spec: { replicas: 1 },
  });
  state.put({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { namespace, name: 'orders' },
    spec: { volumeName: 'pvc-orders', resources: { requests: { storage: '5Gi' } } },
    status: { phase: 'Bound', capacity: { storage: '5Gi' } },
  });
  const source = { repoURL: 'https://127.0.0.1/shop.git', path: '.', targetRevision: 'main' };
  const destination = { server: 'https://kubernetes.default.svc', namespace };
  state.put({
    ...application,
    metadata: place,
    spec: { project: 'default', source, destination },
    status: {
      sync: { status: 'Synced', comparedTo: { source, destination } },
      health: { status: 'Healthy' },
      resources: [
        { group: 'apps', version: 'v1', kind: 'Deployment', namespace, name: 'web', status: 'Synced' },
        { version: 'v1', kind: 'PersistentVolumeClaim', namespace, name: 'orders', status: 'Synced' },
      ],
    },
  });
}

/** Whether the Application is there. */
export function isOpen({ state }: Demo): boolean {
  return state.get(application, place) !== undefined;
}

/** What was done to it, in its order, without what was only tried. */
export function writesToShop({ requests }: Demo): readonly string[] {
  return requests
    .filter(
      ({ method, path, query }) => method !== 'GET' && path.endsWith('/applications/shop') && !query.has('dryRun'),
    )
    .map(({ method }) => method);
}
