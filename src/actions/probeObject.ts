import { failureOf } from '../domain/kubernetes/failure.ts';
import type { Answer, Failure, FailureCode } from '../domain/kubernetes/failure.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { dateAt, textAt } from '../domain/kubernetes/read.ts';
import { outcomeOf } from '../domain/phases/jobOutcome.ts';
import type { Cluster } from '../ports.ts';
import { jobKind, probeNamespace } from './probePlace.ts';
import type { JobPlace, JobPorts } from './probePlace.ts';

const managedBy = 'app.kubernetes.io/managed-by';
const us = 'slipway';

/** Tells one run from all others. */
const instance = 'app.kubernetes.io/instance';

/** A connection that breaks off says nothing about what the cluster has heard. */
const open: ReadonlySet<FailureCode> = new Set<FailureCode>(['reset', 'timeout', 'server']);

/** Milliseconds for taking something away when nobody waits for it any more. */
const lastLimit = 10_000;

/** Milliseconds for a former Job of this name to go. */
const goneLimit = 30_000;
const interval = 500;

/**
 * Creates a Job, labelled as ours. One of ours that an earlier run has left behind makes room; one of somebody else, or
 * one that another window runs at this moment, stays. Rejects only when the signal aborts, and then there is none.
 */
export async function createJob(
  ports: JobPorts,
  wanted: ClusterObject,
  limit: number,
  signal: AbortSignal,
): Promise<Answer<ClusterObject>> {
  const { cluster } = ports;
  const { metadata } = wanted;
  const own = { [managedBy]: us, [instance]: crypto.randomUUID() };
  const job = { ...wanted, metadata: { ...metadata, labels: { ...metadata.labels, ...own } } };
  const place = { namespace: probeNamespace, name: metadata.name };
  let isSettled = false;
  try {
    const answer = await createOnce(ports, job, place, limit, signal);
    isSettled = 'value' in answer || !open.has(answer.failure.code);
    return answer;
  } finally {
    // Nobody has heard whether it was made.
    if (!isSettled) await removeSame(cluster, place, job);
  }
}

async function createOnce(
  ports: JobPorts,
  job: ClusterObject,
  place: JobPlace,
  limit: number,
  signal: AbortSignal,
): Promise<Answer<ClusterObject>> {
  const first = await createHeard(ports.cluster, job, place, signal);
  if (!('former' in first)) return first;
  const { former } = first;
  const obstacle = former === null ? null : await makeRoom(ports, place, former, limit, signal);
  return obstacle ?? createHeard(ports.cluster, job, place, signal);
}

/** There is one of this name already: `former`, unless it is gone by now. */
interface Taken {
  readonly failure: Failure;
  readonly former: ClusterObject | null;
}

async function createHeard(
  cluster: Cluster,
  job: ClusterObject,
  place: JobPlace,
  signal: AbortSignal,
): Promise<Answer<ClusterObject> | Taken> {
  const answer = await cluster.writes.create(job, signal);
  if ('value' in answer || answer.failure.code !== 'exists') return answer;
  const found = await cluster.get(jobKind, place, signal);
  if ('failure' in found) return found;
  // A request that broke off was sent again, and the first one had been heard.
  if (found.value !== null && isSame(found.value, job)) return { value: found.value };
  return { failure: answer.failure, former: found.value };
}

/** Deletes a Job with its pods, whoever waits for it: it has a limit of its own. Never rejects. */
export async function removeJob(cluster: Cluster, place: JobPlace, uid: string): Promise<void> {
  const late = AbortSignal.timeout(lastLimit);
  try {
    await cluster.writes.remove(jobKind, place, uid, late);
  } catch (error) {
    // What stays is known by its label: the next run takes it away.
    if (!late.aborted) throw error;
  }
}

async function removeSame(cluster: Cluster, place: JobPlace, made: ClusterObject): Promise<void> {
  const late = AbortSignal.timeout(lastLimit);
  try {
    const found = await cluster.get(jobKind, place, late);
    const job = 'value' in found ? found.value : null;
    if (job !== null && isSame(job, made)) await cluster.writes.remove(jobKind, place, job.metadata.uid ?? '', late);
  } catch (error) {
    if (!late.aborted) throw error;
  }
}

function isOurs({ metadata }: ClusterObject): boolean {
  return metadata.labels?.[managedBy] === us;
}

function isSame({ metadata }: ClusterObject, other: ClusterObject): boolean {
  return metadata.labels?.[instance] === other.metadata.labels?.[instance];
}

/** Takes away what an earlier run has left; null when there is room then. */
async function makeRoom(
  { cluster, clock, timers }: JobPorts,
  place: JobPlace,
  job: ClusterObject,
  limit: number,
  signal: AbortSignal,
): Promise<{ readonly failure: Failure } | null> {
  const name = `${place.namespace}/${place.name}`;
  if (!isOurs(job))
    return exists(
      `There is a Job ${name} already that is not of Slipway.`,
      'Delete it, or give the probe another name.',
    );
  const age = clock.now().getTime() - (dateAt(job, 'metadata', 'creationTimestamp')?.getTime() ?? 0);
  const isDeleted = textAt(job, 'metadata', 'deletionTimestamp') !== '';
  if (outcomeOf(job) === null && !isDeleted && age < limit)
    return exists(`The Job ${name} of another run is at work.`, 'Validate again when it has ended.');
  const uid = job.metadata.uid ?? '';
  const removed = await cluster.writes.remove(jobKind, place, uid, signal);
  if ('failure' in removed && removed.failure.code !== 'conflict') return removed;
  const until = clock.now().getTime() + goneLimit;
  for (;;) {
    const now = await cluster.get(jobKind, place, signal);
    if ('failure' in now) return now;
    if (now.value?.metadata.uid !== uid) return null;
    if (clock.now().getTime() >= until)
      return exists(`The former Job ${name} does not go away.`, 'Look at its finalizers.');
    await timers.wait(interval, signal);
  }
}

function exists(message: string, remedy: string): { readonly failure: Failure } {
  return { failure: failureOf('exists', message, { remedy }) };
}
