import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';

export type Fields = Readonly<Record<string, unknown>>;

export function object(
  apiVersion: string,
  kind: string,
  place: string,
  more: Fields = {},
  metadata: Fields = {},
): ClusterObject {
  const [first = '', second] = place.split('/');
  const named = second === undefined ? { name: first } : { namespace: first, name: second };
  return { apiVersion, kind, metadata: { ...named, generation: 1, ...metadata }, ...more };
}

export const available = { observedGeneration: 1, conditions: [{ type: 'Available', status: 'True' }] };

export function deployment(place: string, more: Fields = {}, metadata: Fields = {}): ClusterObject {
  return object('apps/v1', 'Deployment', place, { spec: { replicas: 1 }, status: available, ...more }, metadata);
}

export function statefulSet(place: string, more: Fields = {}): ClusterObject {
  return object('apps/v1', 'StatefulSet', place, { spec: { replicas: 1, ...more }, status: { readyReplicas: 1 } });
}

export function application(name: string, spec: Fields): ClusterObject {
  return object('argoproj.io/v1alpha1', 'Application', `argocd/${name}`, {
    spec,
    status: { sync: { status: 'Synced' }, health: { status: 'Healthy' } },
  });
}

export function withCondition(type: string): Fields {
  return { status: { observedGeneration: 1, conditions: [{ type, status: 'True' }] } };
}

/** What the table of the template says of an application. */
export interface Row {
  readonly namespace: string;
  readonly podSecurity?: string;
  readonly network?: {
    readonly lan?: readonly number[];
    readonly to?: readonly { application: string; port: number }[];
  };
}
