import type { ClusterObject } from '../kubernetes/query.ts';
import { annotationOf, phaseLabel } from './annotation.ts';
import { keptMessage } from './message.ts';
import { operationOf } from './operationState.ts';
import type { Operation } from './operationState.ts';
import { ownerOf } from './owner.ts';
import type { Owner } from './owner.ts';
import { at, dateAt, isMap, isTrueAt, listAt, numberAt, textAt, textsAt, wordAt } from '../kubernetes/read.ts';
import { isOutOfSync, isUnwell, resourcesOf } from './resource.ts';
import type { Resources } from './resource.ts';
import { sourcesOf } from './source.ts';
import type { Source } from './source.ts';

/** What an Application of Argo CD says, without what only Argo CD needs. */
export interface Application {
  /** `namespace/name`: the same at different times. */
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid: string | null;
  readonly project: string;
  /** Of the template, by its label. */
  readonly phase: number | null;
  /** In which order its app-of-apps creates it. */
  readonly wave: number;
  readonly created: Date | null;
  /** Since when it is being deleted. */
  readonly deleting: Date | null;
  /** How it is synced by itself; null when it is not. */
  readonly automated: { readonly prune: boolean; readonly selfHeal: boolean } | null;
  /** Argo CD leaves it alone: its status is that of the time when this was set. */
  readonly skipped: boolean;
  readonly destination: Destination;
  readonly sources: readonly Source[];
  readonly sync: Sync | null;
  readonly health: Health | null;
  readonly operation: Operation | null;
  readonly errors: readonly Condition[];
  readonly warnings: readonly Condition[];
  readonly outOfSync: Resources;
  /** Only where Argo CD keeps the health of resources in the Application. */
  readonly unwell: Resources;
  /** What was deployed last. */
  readonly deployed: Deployment | null;
  /** When Argo CD last compared it with Git. */
  readonly reconciled: Date | null;
  /** Somebody asked to compare it anew, which has not been done yet. */
  readonly refreshing: boolean;
  readonly managedBy: string | null;
  readonly owner: Owner | null;
}

export interface Destination {
  readonly server: string;
  readonly name: string;
  readonly namespace: string;
}

export interface Sync {
  readonly status: 'Synced' | 'OutOfSync' | 'Unknown';
  /** One a source. */
  readonly revisions: readonly string[];
}

export interface Health {
  readonly status: HealthStatus;
  readonly message: string;
  readonly since: Date | null;
}

export type HealthStatus = 'Healthy' | 'Suspended' | 'Progressing' | 'Missing' | 'Degraded' | 'Unknown';

export interface Condition {
  readonly type: string;
  readonly message: string;
  readonly since: Date | null;
}

export interface Deployment {
  readonly id: number;
  readonly revisions: readonly string[];
  readonly at: Date | null;
  readonly by: string;
}

/** Whether an object is an Application of Argo CD. */
export function isApplication(object: Pick<ClusterObject, 'apiVersion' | 'kind'>): boolean {
  return textAt(object, 'kind') === 'Application' && textAt(object, 'apiVersion').startsWith('argoproj.io/');
}

/** What an Application says. Whatever is missing or of another type counts as not said: this never throws. */
export function applicationOf(object: ClusterObject): Application {
  const [name, namespace] = [textAt(object, 'metadata', 'name'), textAt(object, 'metadata', 'namespace')];
  const conditions = listAt(object, 'status', 'conditions').map(conditionOf);
  const resources = listAt(object, 'status', 'resources');
  return {
    key: `${namespace}/${name}`,
    namespace,
    name,
    uid: wordAt(object, 'metadata', 'uid'),
    project: wordAt(object, 'spec', 'project') ?? 'default',
    phase: integerIn(textAt(object, 'metadata', 'labels', phaseLabel)),
    wave: integerIn(annotationOf(object, 'wave')) ?? 0,
    created: dateAt(object, 'metadata', 'creationTimestamp'),
    deleting: dateAt(object, 'metadata', 'deletionTimestamp'),
    automated: automatedIn(object),
    skipped: isYes(annotationOf(object, 'skip')),
    destination: {
      server: textAt(object, 'spec', 'destination', 'server'),
      name: textAt(object, 'spec', 'destination', 'name'),
      namespace: textAt(object, 'spec', 'destination', 'namespace'),
    },
    sources: sourcesOf(object),
    sync: syncOf(object),
    health: healthOf(object),
    operation: operationOf(object),
    errors: conditions.filter(({ type }) => type.endsWith('Error')),
    warnings: conditions.filter(({ type }) => type.endsWith('Warning')),
    outOfSync: resourcesOf(resources, isOutOfSync),
    unwell: resourcesOf(resources, isUnwell),
    deployed: deploymentOf(listAt(object, 'status', 'history').at(-1)),
    reconciled: dateAt(object, 'status', 'reconciledAt'),
    refreshing: annotationOf(object, 'refresh') !== '',
    managedBy: annotationOf(object, 'managedBy') || null,
    owner: ownerOf(object),
  };
}

/** On when it is there and not switched off. */
function automatedIn(object: unknown): Application['automated'] {
  const automated = at(object, 'spec', 'syncPolicy', 'automated');
  if (!isMap(automated) || at(automated, 'enabled') === false) return null;
  return { prune: isTrueAt(automated, 'prune'), selfHeal: isTrueAt(automated, 'selfHeal') };
}

/** What Go's `strconv.ParseBool` takes for true. */
function isYes(text: string): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text);
}

function integerIn(text: string): number | null {
  return /^[+-]?\d{1,9}$/.test(text) ? Number(text) : null;
}

function syncOf(object: unknown): Sync | null {
  const status = textAt(object, 'status', 'sync', 'status');
  if (status === '') return null;
  return {
    status: status === 'Synced' || status === 'OutOfSync' ? status : 'Unknown',
    revisions: revisionsIn(at(object, 'status', 'sync')),
  };
}

function healthOf(object: unknown): Health | null {
  const status = textAt(object, 'status', 'health', 'status');
  if (status === '') return null;
  return {
    status: statuses.find((one) => one === status) ?? 'Unknown',
    message: keptMessage(textAt(object, 'status', 'health', 'message')),
    since: dateAt(object, 'status', 'health', 'lastTransitionTime'),
  };
}

const statuses: readonly HealthStatus[] = ['Healthy', 'Suspended', 'Progressing', 'Missing', 'Degraded', 'Unknown'];

function conditionOf(condition: unknown): Condition {
  return {
    type: textAt(condition, 'type'),
    message: keptMessage(textAt(condition, 'message')),
    since: dateAt(condition, 'lastTransitionTime'),
  };
}

function deploymentOf(entry: unknown): Deployment | null {
  if (!isMap(entry)) return null;
  const by = isTrueAt(entry, 'initiatedBy', 'automated') ? '' : textAt(entry, 'initiatedBy', 'username');
  return { id: numberAt(entry, 'id') ?? 0, revisions: revisionsIn(entry), at: dateAt(entry, 'deployedAt'), by };
}

/** Several sources have `revisions`, one has `revision`. */
function revisionsIn(value: unknown): readonly string[] {
  const many = textsAt(value, 'revisions');
  const one = textAt(value, 'revision');
  return many.length > 0 ? many : one === '' ? [] : [one];
}
