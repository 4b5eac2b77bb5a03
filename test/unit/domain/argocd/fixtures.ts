import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import { applicationOf } from '../../../../src/domain/argocd/application.ts';
import type { Application } from '../../../../src/domain/argocd/application.ts';

export const now = new Date('2026-11-26T12:00:00Z');

/** So many minutes before now, as Kubernetes writes it. */
export function minutesAgo(minutes: number): string {
  return new Date(now.getTime() - minutes * 60_000).toISOString().replace('.000', '');
}

type Json = Record<string, unknown>;

/** Parts of an Application, laid over one that is in sync and healthy; a part that is undefined is taken away. */
export interface Parts {
  readonly metadata?: Json;
  readonly annotations?: Json;
  readonly spec?: Json;
  readonly status?: Json;
  readonly operation?: unknown;
}

const revision = '4f1c2a9be07d53a86ef0d1b2c3a4958677685940';

const retry = { limit: -1, refresh: true, backoff: { duration: '15s', factor: 2, maxDuration: '5m' } };

/** An Application of the template as Argo CD 3.5 keeps it: in sync and healthy, its last sync is an hour old. */
export function object(name: string, { metadata, annotations, spec, status, operation }: Parts = {}): ClusterObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: 'argocd',
      uid: `uid-${name}`,
      resourceVersion: '41822',
      creationTimestamp: minutesAgo(600),
      labels: { 'app.kubernetes.io/name': name, 'platform/phase': '1' },
      annotations: {
        'argocd.argoproj.io/sync-wave': '-1',
        'argocd.argoproj.io/tracking-id': `root:argoproj.io/Application:argocd/${name}`,
        ...annotations,
      },
      managedFields: [{ manager: 'argocd-controller', operation: 'Apply', fieldsV1: { 'f:spec': {} } }],
      ...metadata,
    },
    spec: {
      project: 'platform',
      destination: { server: 'https://kubernetes.default.svc', namespace: 'longhorn-system' },
      sources: [
        { repoURL: 'https://charts.example', chart: name, targetRevision: '1.2.3', helm: { valuesObject: { a: 1 } } },
        { repoURL: 'https://git.example/platform.git', targetRevision: 'main', ref: 'values' },
      ],
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        retry,
        syncOptions: ['ServerSideApply=true', 'RespectIgnoreDifferences=true'],
      },
      ...spec,
    },
    status: {
      sync: { status: 'Synced', revisions: ['1.2.3', revision], comparedTo: { sources: [] } },
      health: { status: 'Healthy', lastTransitionTime: minutesAgo(50) },
      operationState: operationState('Succeeded'),
      resources: ['web', 'api'].map((one) => resource('Deployment', one)),
      history: [1, 2].map((id) => ({
        id,
        revisions: ['1.2.3', revision],
        sources: [{ repoURL: 'https://charts.example' }],
        deployedAt: minutesAgo(62 - id),
        initiatedBy: { automated: true },
      })),
      reconciledAt: minutesAgo(1),
      resourceHealthSource: 'appTree',
      summary: { images: ['longhornio/longhorn-manager:v1.12.1'], externalURLs: ['https://longhorn.example/'] },
      ...status,
    },
    ...(operation !== undefined && { operation }),
  };
}

/** The same, read. */
export function application(name: string, parts: Parts = {}): Application {
  return applicationOf(object(name, parts));
}

/** `status.operationState`, which began an hour ago. */
export function operationState(phase: string, more: Json = {}): Json {
  const isOver = phase === 'Succeeded' || phase === 'Failed' || phase === 'Error';
  return {
    operation: { sync: { prune: true, revisions: ['1.2.3', revision] }, initiatedBy: { automated: true }, retry },
    phase,
    message: isOver ? 'successfully synced (all tasks run)' : '',
    startedAt: minutesAgo(61),
    ...(isOver && { finishedAt: minutesAgo(60) }),
    syncResult: { revisions: ['1.2.3', revision], resources: [] },
    ...more,
  };
}

/** An item of `status.resources`. */
export function resource(kind: string, name: string, more: Json = {}): Json {
  return { group: 'apps', version: 'v1', kind, namespace: 'longhorn-system', name, status: 'Synced', ...more };
}

export const outOfSync: Json = { status: 'OutOfSync' };

/** `status` with another health. */
export function health(status: string, more: Json = {}): { readonly health: Json } {
  return { health: { status, lastTransitionTime: minutesAgo(4), ...more } };
}

/** One of the sizes that are met in the wild, some 40 kB: values, managed fields, history, resources. */
export function heavy(name: string): ClusterObject {
  const sources = [{ repoURL: 'https://charts.example', chart: name, helm: { values: 'x: y\n'.repeat(400) } }];
  return object(name, {
    metadata: {
      managedFields: Array.from({ length: 40 }, (_, i) => ({ manager: `m${i}`, fieldsV1: { f: 'x'.repeat(100) } })),
    },
    status: {
      resources: Array.from({ length: 100 }, (_, i) => resource('ConfigMap', `some-config-map-${i}`)),
      history: Array.from({ length: 10 }, (_, id) => ({ id, sources, revisions: ['1.2.3'] })),
      summary: { images: Array.from({ length: 20 }, (_, i) => `registry.example/image/of/something:${i}`) },
    },
  });
}
