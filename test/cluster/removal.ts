import { onTestFinished } from 'vitest';
import type { KubeObject, Reference } from '../../scripts/cluster/objects.ts';
import { createRepository } from './harness/git.ts';
import { apply, remove, untilObject } from './harness/objects.ts';

/* What is removed: an Application of a chart, with what it leaves and takes along. */

export const chart = { 'app/Chart.yaml': 'apiVersion: v2\nname: app\nversion: 1.0.0\n' };

export const configMap = (name: string, annotations = ''): string => `
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, annotations: { ${annotations} } }
data: { key: "one" }
`;

export const job = (name: string, annotation: string): string => `
apiVersion: batch/v1
kind: Job
metadata: { name: ${name}, annotations: { ${annotation} } }
spec:
  template:
    spec:
      restartPolicy: Never
      nodeSelector: { there: none }
      containers: [{ name: ${name}, image: "none:1" }]
`;

export const claim = `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: ""
  volumeName: {{ .Release.Namespace }}
  resources: { requests: { storage: 1Gi } }
`;

/** A hook that is done as soon as it is there. */
export const uninstall = configMap(
  'uninstall',
  'helm.sh/hook: pre-delete, helm.sh/hook-delete-policy: before-hook-creation',
);
export const endless = job('uninstall', 'helm.sh/hook: pre-delete');

export const preDelete = 'pre-delete-finalizer.argocd.argoproj.io';
/** An Application of a chart with these files, which has synced itself. */
export async function synced(
  place: { readonly namespace: string; readonly name: string },
  files: Readonly<Record<string, string>>,
): Promise<Reference> {
  const { url } = await createRepository(files);
  const app = await application(place, url, place.name, { automated: {} });
  await untilObject(app, 'is synced', (one) => syncOf(one) === 'Synced' && one['operation'] === undefined);
  return app;
}

export async function application(
  place: { readonly namespace: string; readonly name: string },
  repoURL: string,
  destination: string,
  syncPolicy: object,
): Promise<Reference> {
  await apply(applicationOf(place, repoURL, destination, syncPolicy));
  const reference = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', ...place };
  onTestFinished(() => remove(reference));
  return reference;
}

export function applicationOf(
  metadata: { readonly namespace: string; readonly name: string },
  repoURL: string,
  namespace: string,
  syncPolicy: object = { automated: {} },
): KubeObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata,
    spec: {
      project: 'default',
      source: { repoURL, targetRevision: 'main', path: 'app' },
      destination: { server: 'https://kubernetes.default.svc', namespace },
      syncPolicy,
    },
  };
}

export function definitionOf(name: string): object {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${name}s.removal.example.org` },
    spec: {
      group: 'removal.example.org',
      scope: 'Namespaced',
      names: { kind: 'Thing', plural: `${name}s`, singular: name, listKind: 'ThingList' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
    },
  };
}

/** Somebody who may read and patch this Application, and see which cluster it is, and nothing else. */
export async function allowed(user: string, name: string): Promise<void> {
  const group = 'rbac.authorization.k8s.io';
  const metadata = { name: `removal-${name}` };
  const rules = [
    { apiGroups: ['argoproj.io'], resources: ['applications'], resourceNames: [name], verbs: ['get', 'patch'] },
    { apiGroups: [''], resources: ['namespaces'], verbs: ['get'] },
  ];
  await apply({ apiVersion: `${group}/v1`, kind: 'ClusterRole', metadata, rules });
  onTestFinished(() => remove({ apiVersion: `${group}/v1`, kind: 'ClusterRole', name: metadata.name }));
  await apply({
    apiVersion: `${group}/v1`,
    kind: 'ClusterRoleBinding',
    metadata,
    roleRef: { apiGroup: group, kind: 'ClusterRole', name: metadata.name },
    subjects: [{ apiGroup: group, kind: 'User', name: user }],
  });
  onTestFinished(() => remove({ apiVersion: `${group}/v1`, kind: 'ClusterRoleBinding', name: metadata.name }));
}

export function finalizersOf(object: object): readonly string[] {
  return (object as { metadata?: { finalizers?: readonly string[] } }).metadata?.finalizers ?? [];
}

export function syncOf({ status }: KubeObject): string | undefined {
  return (status as { sync?: { status?: string } } | undefined)?.sync?.status;
}

/** A volume for the claim `data` of a namespace, which keeps what was written. */
export async function volumeFor(namespace: string): Promise<void> {
  await apply({
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: namespace },
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: '',
      claimRef: { namespace, name: 'data' },
      hostPath: { path: '/none' },
    },
  });
  onTestFinished(() => remove({ apiVersion: 'v1', kind: 'PersistentVolume', name: namespace }));
}
