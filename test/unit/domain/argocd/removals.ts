import type { SeenManaged } from '../../../../src/domain/argocd/managed.ts';
import type { RemovalFacts } from '../../../../src/domain/argocd/removal.ts';
import { object } from './fixtures.ts';

export const seen = (apiVersion: string, kind: string, name: string, more: Partial<SeenManaged> = {}): SeenManaged => ({
  apiVersion,
  kind,
  namespace: 'web',
  name,
  needsApproval: false,
  isThere: true,
  annotations: {},
  deleting: false,
  finalizers: [],
  ...more,
});
export const options = (value: string) => ({ annotations: { 'argocd.argoproj.io/sync-options': value } });
export const pre = ['pre-delete-finalizer.argocd.argoproj.io', 'pre-delete-finalizer.argocd.argoproj.io/cleanup'];
export const claim = {
  namespace: 'web',
  name: 'data',
  size: '5Gi',
  volume: 'pvc-1',
  goesWith: null,
};
export const namespaceOf = (name: string) => seen('v1', 'Namespace', name, { namespace: null });
export const definition = seen('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'a.example.com', {
  namespace: null,
});

export const facts = (change: Partial<RemovalFacts> = {}): RemovalFacts => ({
  object: object('git'),
  mode: 'delete',
  parent: null,
  row: { phase: 4, enabled: true, released: 3 },
  objects: [],
  claims: [],
  reclaims: new Map([['pvc-1', 'Delete']]),
  instances: new Map(),
  keys: [],
  unread: [],
  ...change,
});
