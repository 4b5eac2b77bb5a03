import { failureOf } from '../domain/kubernetes/failure.ts';
import type { Answer, Failure, FailureCode } from '../domain/kubernetes/failure.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { dateAt, textAt } from '../domain/kubernetes/read.ts';
import { outcomeOf } from '../domain/phases/jobOutcome.ts';
import type { LeftJob } from '../domain/phases/leftJobs.ts';
import type { JobPlace } from '../domain/phases/probeAnswer.ts';
import type { Cluster } from '../ports.ts';
import { jobKind, managedBy, probeNamespace, us } from './probePlace.ts';
import type { JobPorts } from './probePlace.ts';
import { lastSignal, removeJob } from './probeRemoval.ts';

/** Tells one run from all others. */
const instance = 'app.kubernetes.io/instance';

/** A connection that breaks off says nothing about what the cluster has heard. */
const open: ReadonlySet<FailureCode> = new Set<FailureCode>(['reset', 'timeout', 'server']);

/** Milliseconds for a former Job of this name to go. */
const goneLimit = 30_000;
const interval = 500;

/** A Job that was not created. `left` is there all the same, or may be; null when nothing is. */
export interface NotCreated {
  readonly failure: Failure;
  readonly left: LeftJob | null;
}

/**
 * Creates a Job, labelled as ours. One of ours that an earlier run has left behind makes room; one of somebody else, or
 * one that another window runs at this moment, stays. Rejects only when the signal aborts; what was made by then is taken
 * away.
 */
export async function createJob(
  ports: JobPorts,
  wanted: ClusterObject,
  limit: number,
  signal: AbortSignal,
): Promise<{ readonly value: ClusterObject } | NotCreated> {
  const { cluster } = ports;
  const { metadata } = wanted;
  const own = { [managedBy]: us, [instance]: crypto.randomUUID() };
  const job = { ...wanted, metadata: { ...metadata, labels: { ...metadata.labels, ...own } } };
  const place = { namespace: probeNamespace, name: metadata.name };
  // Where nobody has heard whether it was made, it is looked for.
  const unheard = (): Promise<LeftJob | null> => removeSame(cluster, place, job, signal);
  let answer: Answer<ClusterObject>;
  try {
    answer = await createOnce(ports, job, place, limit, signal);
  } catch (error) {
    await unheard();
    throw error;
  }
  if ('value' in answer) return answer;
  return { ...answer, left: open.has(answer.failure.code) ? await unheard() : null };
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

/** Takes away what a request has made whose answer is lost; what may be left then. */
async function removeSame(
  cluster: Cluster,
  place: JobPlace,
  made: ClusterObject,
  signal: AbortSignal,
): Promise<LeftJob | null> {
  const late = lastSignal(signal);
  try {
    const found = await cluster.get(jobKind, place, late);
    if ('failure' in found) return { ...place, known: false, why: found.failure.message };
    if (found.value === null || !isSame(found.value, made)) return null;
    return await removeJob(cluster, place, found.value.metadata.uid ?? '', signal);
  } catch (error) {
    if (!late.aborted) throw error;
    return { ...place, known: false, why: 'The cluster does not answer.' };
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
  return untilGone({ cluster, timers }, place, uid, signal);
}

/** Null when a Job has gone. */
async function untilGone(
  { cluster, timers }: Pick<JobPorts, 'cluster' | 'timers'>,
  place: JobPlace,
  uid: string,
  signal: AbortSignal,
): Promise<{ readonly failure: Failure } | null> {
  let isOver = false;
  const cancel = timers.after(goneLimit, () => (isOver = true));
  try {
    for (;;) {
      const now = await cluster.get(jobKind, place, signal);
      if ('failure' in now) return now;
      if (now.value?.metadata.uid !== uid) return null;
      if (isOver)
        return exists(`The former Job ${place.namespace}/${place.name} does not go away.`, 'Look at its finalizers.');
      await timers.wait(interval, signal);
    }
  } finally {
    cancel();
  }
}

function exists(message: string, remedy: string): { readonly failure: Failure } {
  return { failure: failureOf('exists', message, { remedy }) };
}
