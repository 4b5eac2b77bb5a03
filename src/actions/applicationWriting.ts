import type { Failure, FailureCode, Right } from '../domain/kubernetes/failure.ts';
import { nameOfRight } from '../domain/kubernetes/failure.ts';
import type { ClusterObject, Kind } from '../domain/kubernetes/query.ts';
import type { PlainMap } from '../domain/plain.ts';
import { uidOf } from '../live/probe.ts';
import type { Clock, Cluster, Timers } from '../ports.ts';

export const applicationKind: Kind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };

export interface ApplicationPlace {
  readonly namespace: string;
  readonly name: string;
}

/** What it takes to have Argo CD do something. */
export interface ArgoPorts {
  readonly cluster: Cluster;
  /** Of the cluster that is meant, when writing to it was allowed; null when it was not. */
  readonly writable: string | null;
  readonly clock: Clock;
  readonly timers: Timers;
  /** The applications as they change, by `namespace/name`. */
  readonly applications: {
    /** Nothing more is heard of them. */
    readonly isClosed: boolean;
    object(key: string): ClusterObject | null;
    onChange(listener: () => void): () => void;
  };
}

/** Nothing was changed, as far as is known, or what came of it is not; and why. */
export interface Refused {
  readonly code:
    | 'argo/read-only'
    | 'argo/right'
    | 'argo/other-cluster'
    | 'argo/missing'
    | 'argo/obstacle'
    | 'argo/busy'
    | 'argo/cluster';
  readonly sentence: string;
  /** What to do; null where the sentence says it. */
  readonly remedy: string | null;
}

/** A change of an Application, made for the object as it is at that moment. */
export interface ApplicationChange {
  /** Why it can't be changed like this; null when nothing is in the way. */
  readonly obstacle: (object: ClusterObject, signal: AbortSignal) => Promise<string | null>;
  readonly patch: (object: ClusterObject) => PlainMap;
  /** Whether it is as the change makes it already: an answer that was lost says nothing about what it answered. */
  readonly isMade: (object: ClusterObject) => boolean;
}

/** How often an object is read anew because somebody was faster. */
const attempts = 5;

/**
 * Changes an Application, if that was allowed by the user and is by the cluster, and if it is the cluster that is meant
 * (SAFETY 12). What is checked and what is changed is the same object: a patch that comes too late is thought over.
 * Returns the object as it is then. Rejects only when the signal aborts.
 */
export async function changeApplication(
  { cluster, writable }: ArgoPorts,
  place: ApplicationPlace,
  change: ApplicationChange,
  signal: AbortSignal,
): Promise<ClusterObject | Refused> {
  const hindered = await hindrance(cluster, writable, place, signal);
  if (hindered !== null) return hindered;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const read = await cluster.get(applicationKind, place, signal);
    if ('failure' in read) return ofCluster(read.failure);
    const object = read.value;
    if (object === null) return missing(place);
    if (change.isMade(object)) return object;
    const obstacle = await change.obstacle(object, signal);
    if (obstacle !== null) return refused('argo/obstacle', obstacle);
    const answer = await cluster.writes.patch(applicationKind, place, change.patch(object), signal);
    if ('value' in answer) return answer.value;
    if (open.has(answer.failure.code)) return lost(cluster, place, change, answer.failure, signal);
    if (answer.failure.code !== 'conflict') return ofCluster(answer.failure);
  }
  return refused('argo/busy', `"${place.name}" changes all the time.`, 'Try again in a moment.');
}

/** The application has gone. */
export function missing({ name }: ApplicationPlace): Refused {
  return refused('argo/missing', `There is no application "${name}" any more.`);
}

/** Argo CD was told, and what it makes of that is not seen: the applications are not looked at any more. */
export function unseen({ name }: ApplicationPlace): Refused {
  return refused(
    'argo/cluster',
    `Argo CD was told, but another cluster is looked at now.`,
    `Look at "${name}" in its cluster.`,
  );
}

export function isRefused(result: object): result is Refused {
  return 'code' in result && 'sentence' in result;
}

async function hindrance(
  cluster: Cluster,
  writable: string | null,
  { namespace, name }: ApplicationPlace,
  signal: AbortSignal,
): Promise<Refused | null> {
  if (writable === null)
    return refused('argo/read-only', 'Slipway only reads this cluster.', 'Allow writing to this cluster first.');
  const identity = await uidOf(cluster, signal);
  if ('failure' in identity) return ofCluster(identity.failure);
  const { uid, failure } = identity.value;
  if (uid === null)
    return refused('argo/right', failure?.message ?? 'Which cluster this is can not be told.', failure?.remedy ?? null);
  if (uid !== writable)
    return refused(
      'argo/other-cluster',
      `Another cluster answers under the context "${cluster.context}" than the one that writing was allowed for.`,
      'Select the cluster anew.',
    );
  const right: Right = { verb: 'patch', group: 'argoproj.io', resource: 'applications', namespace };
  const allowed = await cluster.may(right, name, signal);
  if ('failure' in allowed) return unasked.has(allowed.failure.code) ? null : ofCluster(allowed.failure);
  if (allowed.value) return null;
  return refused(
    'argo/right',
    `You may not ${nameOfRight(right)}.`,
    'Ask whoever runs the cluster for that right: Argo CD takes its orders by changes of Applications.',
  );
}

/** Who can't ask for its rights is told by the answer to the patch. */
const unasked: ReadonlySet<FailureCode> = new Set<FailureCode>(['forbidden', 'no-kind']);

/** A connection that breaks off says nothing about what the cluster has heard: the object does, perhaps later. */
const open: ReadonlySet<FailureCode> = new Set<FailureCode>(['reset', 'timeout', 'server']);

async function lost(
  cluster: Cluster,
  place: ApplicationPlace,
  { isMade }: ApplicationChange,
  { message }: Failure,
  signal: AbortSignal,
): Promise<ClusterObject | Refused> {
  const read = await cluster.get(applicationKind, place, signal);
  if ('value' in read && read.value !== null && isMade(read.value)) return read.value;
  return refused('argo/cluster', message, `Look at "${place.name}": whether Argo CD was told is not known.`);
}

function ofCluster({ message, remedy }: Failure): Refused {
  return refused('argo/cluster', message, remedy);
}

function refused(code: Refused['code'], sentence: string, remedy: string | null = null): Refused {
  return { code, sentence, remedy };
}
