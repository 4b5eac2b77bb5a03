import type { Culprit } from '../../../../src/domain/phases/result.ts';
import type { ClusterObject } from '../../../../src/domain/kubernetes/query.ts';
import type { Cause, Found } from '../../../../src/domain/explain/explanation.ts';
import type { Related } from '../../../../src/domain/explain/seen.ts';

export const now = new Date('2026-11-26T12:00:00Z');

/** Minutes before now, as Kubernetes writes a time. */
export function ago(minutes: number): string {
  return new Date(now.getTime() - minutes * 60_000).toISOString().replace('.000Z', 'Z');
}

export const nothing: Related = { pods: [], replicaSets: [], jobs: [], events: [], claims: [], nodes: [] };

type Fields = Readonly<Record<string, unknown>>;

/** An object in the namespace `web`; for kinds without namespaces it is taken away by `metadata`. */
export function made(apiVersion: string, kind: string, name: string, fields: Fields = {}): ClusterObject {
  const { metadata = {}, ...rest } = fields as { readonly metadata?: Fields };
  return { apiVersion, kind, metadata: { name, namespace: 'web', uid: `uid-${name}`, ...metadata }, ...rest };
}

export function global(apiVersion: string, kind: string, name: string, fields: Fields = {}): ClusterObject {
  return { apiVersion, kind, metadata: { name, uid: `uid-${name}` }, ...fields };
}

export function ownedBy({ apiVersion, kind, metadata }: ClusterObject): Fields {
  return { ownerReferences: [{ apiVersion, kind, name: metadata.name, uid: metadata.uid, controller: true }] };
}

/** A pod with one container `app`, placed on `homelab`, as far as nothing else is said. */
export function pod(name: string, status: Fields, fields: Fields = {}): ClusterObject {
  const spec = { nodeName: 'homelab', containers: [{ name: 'app', image: 'nginx:1.29' }] };
  const { spec: more = {}, ...rest } = fields as { readonly spec?: Fields };
  return made('v1', 'Pod', name, { ...rest, spec: { ...spec, ...more }, status });
}

/** A pod whose container waits. */
export function waiting(name: string, reason: string, message = '', more: Fields = {}): ClusterObject {
  const status = { name: 'app', state: { waiting: { reason, message } }, ready: false, restartCount: 0, ...more };
  return pod(name, { phase: 'Pending', containerStatuses: [status] });
}

export function condition(type: string, status: string, reason = '', message = '', minutes = 5): Fields {
  return { type, status, reason, message, lastTransitionTime: ago(minutes) };
}

export const ready = condition('Ready', 'True');

/** A warning about an object. */
export function warning(about: ClusterObject, reason: string, message: string, fields: Fields = {}): ClusterObject {
  const { apiVersion, kind, metadata } = about;
  const { name, namespace, uid } = metadata;
  const { fieldPath, ...rest } = fields;
  return made('v1', 'Event', `${name}.${reason}`, {
    metadata: { uid: `uid-event-${name}-${reason}` },
    involvedObject: { apiVersion, kind, name, namespace, uid, ...(fieldPath === undefined ? {} : { fieldPath }) },
    type: 'Warning',
    reason,
    message,
    count: 1,
    firstTimestamp: ago(3),
    lastTimestamp: ago(1),
    ...rest,
  });
}

export function culprit({ apiVersion, kind, metadata }: ClusterObject, pointer = ''): Culprit {
  return { apiVersion, kind, namespace: metadata.namespace ?? null, name: metadata.name, pointer };
}

/** `weight: short — sentence` */
export function said({ weight, short, sentence }: Cause | Found): string {
  return `${weight}: ${short} — ${sentence}`;
}
